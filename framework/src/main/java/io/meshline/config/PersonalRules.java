package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problems;
import io.meshline.error.Suggestions;
import io.meshline.model.Dataset;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Mesh;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalMarks;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What marks of personal data must keep that cannot be seen from one of them alone. */
final class PersonalRules {
    private final PersonalPolicy policy;
    private final PersonalMarks marks;
    private final Problems problems;

    private PersonalRules(Mesh mesh, Problems problems) {
        this.policy = mesh.settings().personal();
        this.marks = new PersonalMarks(mesh.datasets());
        this.problems = problems;
    }

    /** Checks all marks of a mesh. */
    static void check(Mesh mesh, Problems problems) {
        PersonalRules rules = new PersonalRules(mesh, problems);
        mesh.datasets().values().forEach(rules::check);
    }

    private void check(Dataset dataset) {
        List<PersonalField> fields = dataset.personal();
        fields.forEach(field -> checkPolicy(dataset, field));
        fields.forEach(field -> fields.subList(0, fields.indexOf(field)).stream()
                .filter(field::overlaps)
                .findFirst()
                .ifPresent(before -> checkTogether(dataset, before, field)));
        if (dataset.recordsFrom().isPresent()) {
            dataset.shape().ifPresent(structure -> structure.columns().forEach(column -> checkMark(dataset, column)));
        }
    }

    /** Several columns may read one place, but then they read it treated in one way. */
    private void checkTogether(Dataset dataset, PersonalField before, PersonalField field) {
        String subject = "Cannot treat '" + field.place() + "' of '" + dataset.id() + "'";
        if (!before.isAt(field.place())) {
            tell(field.data(), subject + ": it overlaps with '" + before.place() + "', which is marked as well");
        } else if (!before.data().treatment().equals(field.data().treatment())) {
            tell(
                    field.data(),
                    subject + " by " + field.data().treatment().way().key() + ": another column reads it treated by "
                            + before.data().treatment().way().key());
        }
    }

    private void checkPolicy(Dataset dataset, PersonalField field) {
        PersonalKind kind = field.data().kind();
        Treatment treatment = field.data().treatment();
        String subject = "'" + field.place() + "' of '" + dataset.id() + "'";
        if (!field.data().isTreated() && !policy.untreated().contains(kind)) {
            tell(
                    field.data(),
                    "Cannot leave " + subject + " untreated: it holds personal data of kind '" + kind.key()
                            + "'. Treat it by " + waysFor(kind) + ", or allow the kind in pii.untreated");
        }
        treatment
                .keyName()
                .filter(name -> !name.isEmpty() && !policy.keys().containsKey(name))
                .ifPresent(name -> tell(
                        field.data(),
                        "Cannot " + treatment.way().key() + " " + subject + ": there is no key '" + name
                                + "' in pii.keys"
                                + Suggestions.further(
                                        name, new TreeSet<>(policy.keys().keySet()))));
    }

    private static String waysFor(PersonalKind kind) {
        List<String> ways = new ArrayList<>(List.of("drop", "mask", "hash", "encrypt"));
        Stream.of("generalise").filter(way -> kind.canBeGeneralised()).forEach(ways::add);
        return String.join(", ", ways.subList(0, ways.size() - 1)) + " or " + ways.get(ways.size() - 1);
    }

    /** Personal data that a domain knows of must have been marked where it came in, or nobody decided on it. */
    private void checkMark(Dataset dataset, DerivedColumn column) {
        Optional<PersonalData> own = column.column().personal();
        Optional<PersonalData> inherited = marks.inherited(dataset.id(), column);
        if (own.isEmpty() || !isRead(column)) {
            return;
        }
        String subject = "Cannot mark column '" + column.name() + "' of '" + dataset.id() + "' as "
                + own.get().kind().key() + ": ";
        String source = "'" + dataset.recordsFrom().orElseThrow() + "'";
        if (inherited.isEmpty()) {
            tell(own.get(), subject + "what it is read from is not marked in " + source + ", and comes in untreated");
        } else if (inherited.get().kind() != own.get().kind()) {
            tell(
                    own.get(),
                    subject + "what it is read from is marked as "
                            + inherited.get().kind().key() + " in " + source);
        }
    }

    private static boolean isRead(DerivedColumn column) {
        return column.derivation() instanceof Derivation.FromSource;
    }

    private void tell(PersonalData mark, String sentence) {
        problems.add(mark.origin(), ErrorCode.INVALID_CONFIG, sentence);
    }
}
