package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.clean.Structuring;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The fields of a batch's documents that no column reads, as words.
 *
 * @param policy what happens to them; empty where there are none
 * @param words which they are; empty where there are none
 */
record UnknownFieldsFound(Optional<UnknownFields> policy, String words) {
    /** A batch without such fields. */
    static final UnknownFieldsFound NONE = new UnknownFieldsFound(Optional.empty(), "");

    /** How many of them are named. */
    private static final int NAMED = 10;

    UnknownFieldsFound {
        requireNonNull(policy, "policy");
        requireNonNull(words, "words");
    }

    /**
     * Those of a source that has some; the source is read again.
     *
     * @param meant how many records the filter lets through
     */
    static UnknownFieldsFound in(Dataset<Row> source, Structure structure, long meant) {
        List<Row> found =
                Structuring.unknownFields(source, structure, NAMED + 1).collectAsList();
        String named =
                found.stream().limit(NAMED).map(field -> named(field, meant)).collect(Collectors.joining("; "));
        String more = found.size() > NAMED ? "; and more" : "";
        String fields = found.size() == 1 ? "A field that no column reads: " : "Fields that no column reads: ";
        return new UnknownFieldsFound(
                structure.payload().flatMap(payload -> payload.unknownFields()), fields + named + more);
    }

    /** What a reader of the run should know, where the fields do not refuse the batch. */
    Optional<String> warning() {
        return policy.filter(any -> any != UnknownFields.FAIL).map(any -> words);
    }

    /** The verdict, where the fields refuse the batch. */
    Optional<Verdict> verdict() {
        String rule = "unknown-fields = " + UnknownFields.FAIL.key();
        String reason = rule + ": " + words + ". Declare columns for them, name them in 'known-fields', or set"
                + " 'unknown-fields' to ignore or rescue";
        return policy.filter(UnknownFields.FAIL::equals)
                .map(any -> new Verdict(rule, Severity.ERROR, Outcome.FAILED, reason, List.of()));
    }

    private static String named(Row field, long meant) {
        long records = field.getAs("records");
        String example = field.getAs("example");
        String shown = example == null ? "" : ", such as '" + example + "'";
        return String.format(
                Locale.ROOT, "'%s' in %s of %,d records%s", field.getAs("name"), share(records, meant), meant, shown);
    }

    private static String share(long records, long all) {
        double percent = 100.0 * records / all;
        return records == all ? "all" : String.format(Locale.ROOT, percent < 1 ? "%.2f%%" : "%.0f%%", percent);
    }
}
