package io.meshline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problems;
import io.meshline.model.Alerts;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.DerivedColumn;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import io.meshline.model.Gate;
import io.meshline.model.Lifecycle;
import io.meshline.model.Mesh;
import io.meshline.model.PersonalData;
import io.meshline.model.PersonalField;
import io.meshline.model.PersonalKey;
import io.meshline.model.PersonalKind;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Setting;
import io.meshline.model.Settings;
import io.meshline.model.Treatment;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonalPlacesTest {
    private static final DatasetId RAW = Meshes.id("sales.raw.person");

    @Test
    void saysOnEachColumnWhatItIsAndWhatBecameOfIt() {
        Dataset.Events seen = seen(
                Meshes.column("mail", "string", "Mail", 21),
                Meshes.column("born", "int", "Born", 22),
                Meshes.expression("decade", "int", "born div 10", 23));
        Dataset.Entities latest = new Dataset.Entities(
                Meshes.heading("sales.entities.person", 40),
                seen.id(),
                Meshes.structure(
                        Optional.empty(),
                        Meshes.column("mail", "string", "mail", 41),
                        Meshes.column("born", "int", "born", 42)),
                List.of("mail"),
                List.of("born"),
                Lifecycle.OF_CHANGES,
                Gate.OPEN);
        Analyzed analyzed = analyzed(
                "first",
                raw(marked("Mail", new Treatment.Hash("crm")), marked("Born", new Treatment.Generalise(2))),
                seen,
                latest);
        assertThat(comments(analyzed, RAW))
                .startsWith(
                        "The Mail (personal data: email, hashed with key 'crm')",
                        "The Born (personal data: email, generalised)");
        assertThat(comments(analyzed, seen.id()))
                .containsExactly(
                        "The mail (personal data: email, hashed with key 'crm')",
                        "The born (personal data: email, generalised)",
                        "The decade");
        assertThat(comments(analyzed, latest.id()))
                .startsWith(
                        "The mail (personal data: email, hashed with key 'crm')",
                        "The born (personal data: email, generalised)");
    }

    @Test
    void findsTheMarkOfAPathAndOfWhatLiesBelowIt() {
        Dataset.Raw letters = new Dataset.Raw(
                Meshes.heading("sales.raw.person", 10),
                Meshes.source(new FileFormat.Json("UTF-8", Layout.LINES)),
                List.of(new Column("payload", "string", "The document", Meshes.at(11))),
                List.of(new PersonalField("$.sender", data(new Treatment.Mask()))),
                Gate.OPEN);
        Dataset.Events seen = seen(
                Meshes.column("sender", "string", "$.sender", 21),
                Meshes.column("mail", "string", "$.Sender.mail", 22),
                Meshes.column("text", "string", "$.text", 23));
        assertThat(comments(analyzed("first", letters, seen), seen.id()))
                .containsExactly(
                        "The sender (personal data: email, masked)",
                        "The mail (personal data: email, masked)",
                        "The text");
    }

    @Test
    void takesAnotherTreatmentOrKeyForAnotherDefinitionAndAMarkAloneForNone() {
        String unmarked = fingerprint("first", new Column("Mail", "string", "", Meshes.at(11)));
        assertThat(fingerprint("first", marked("Mail", new Treatment.Untreated())))
                .isEqualTo(unmarked);
        assertThat(Stream.of(
                                unmarked,
                                fingerprint("first", marked("Mail", new Treatment.Mask())),
                                fingerprint("first", marked("Mail", new Treatment.Hash("crm"))),
                                fingerprint("second", marked("Mail", new Treatment.Hash("crm"))),
                                fingerprint("first", marked("Mail", new Treatment.Hash("nobody's"))))
                        .distinct())
                .hasSize(5);
    }

    @Test
    void takesATreatedColumnOfAnotherTableForText() {
        Dataset.Events seen = seen(Meshes.column("born", "date", "Born", 21));
        Dataset.External person = Meshes.external(
                "sales.external.person",
                "warehouse/sales/events/seen",
                treated(Meshes.column("born", "int", "born", 61), new Treatment.Generalise(2)));
        assertThat(analyzed("first", raw(marked("Born", new Treatment.Mask())), seen, person)
                        .schemas()
                        .get(person.id())
                        .apply("born")
                        .dataType()
                        .typeName())
                .isEqualTo("integer");
    }

    private static String fingerprint(String key, Column column) {
        return analyzed(key, raw(column)).fingerprints().get(RAW);
    }

    private static Column marked(String name, Treatment treatment) {
        return new Column(name, "string", "The " + name, Meshes.at(11), Optional.of(data(treatment)));
    }

    private static DerivedColumn treated(DerivedColumn column, Treatment treatment) {
        Column marked = new Column(
                column.name(),
                column.column().type(),
                column.column().description(),
                column.column().origin(),
                Optional.of(data(treatment)));
        return new DerivedColumn(
                marked, column.derivation(), column.defaultValue(), column.presence(), column.outlier());
    }

    private static PersonalData data(Treatment treatment) {
        return new PersonalData(PersonalKind.EMAIL, treatment, Meshes.at(12));
    }

    private static Dataset.Raw raw(Column... columns) {
        return new Dataset.Raw(
                Meshes.heading("sales.raw.person", 10),
                Meshes.source(new FileFormat.Csv(",", "\"", "\"", "UTF-8", Layout.LINES)),
                List.of(columns),
                Gate.OPEN);
    }

    private static Dataset.Events seen(DerivedColumn... columns) {
        return Meshes.events("sales.events.seen", RAW.toString(), Meshes.structure(Optional.empty(), columns));
    }

    private static List<String> comments(Analyzed analyzed, DatasetId id) {
        return Stream.of(analyzed.schemas().get(id).fields())
                .map(field -> field.getComment().getOrElse(() -> ""))
                .toList();
    }

    private static Analyzed analyzed(String key, Dataset... datasets) {
        Mesh mesh = Meshes.mesh(datasets);
        String secret = Base64.getEncoder()
                .encodeToString(Integer.toString(key.hashCode())
                        .repeat(32)
                        .substring(0, 32)
                        .getBytes());
        PersonalPolicy policy = new PersonalPolicy(
                Map.of("crm", new PersonalKey("crm", new Setting(secret, Setting.Visibility.SECRET))), Set.of());
        Settings settings = new Settings("local", "warehouse", "logs", 2, 5, Map.of(), Alerts.NONE, policy);
        Problems problems = new Problems();
        Analyzed analyzed = MeshAnalysis.analyze(new Mesh(settings, mesh.domains(), Set.of()), problems);
        problems.throwIfAny();
        return analyzed;
    }
}
