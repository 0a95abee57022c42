package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.meshline.clean.Quarantine;
import io.meshline.report.quality.QuarantineReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the quarantine tables of datasets, all in one query. */
final class PastQuarantine {
    private static final String AT = "quarantined_at";

    private final PastFacts facts;
    private final List<String> missing = new ArrayList<>();

    PastQuarantine(PastFacts facts) {
        this.facts = facts;
    }

    /** The datasets whose quarantine table was not there. */
    List<String> missing() {
        return missing;
    }

    /**
     * The reasons of the period, by the address of the job, the most frequent first. A table is looked at only where a
     * run of the period put something into it.
     */
    Map<String, List<QuarantineReason>> read(Map<String, PastRuns> runs) {
        Optional<Dataset<Row>> all = facts.jobs().stream()
                .filter(job -> runs.getOrDefault(job.toString(), PastRuns.NONE)
                                .history()
                                .quarantined()
                        > 0)
                .flatMap(job ->
                        reasons(job.toString(), facts.settings().quarantinePath(job), runs.get(job.toString()))
                                .stream())
                .reduce(Dataset::union);
        Map<String, List<QuarantineReason>> byJob = new HashMap<>();
        all.ifPresent(reasons -> reasons.groupBy("job", "kind", "column", "rule")
                .agg(count(lit(1)).as("records"), max(AT).as(AT), min("message").as("example"))
                .collectAsList()
                .forEach(row -> byJob.computeIfAbsent(row.getAs("job"), job -> new ArrayList<>())
                        .add(reason(row))));
        byJob.values()
                .forEach(reasons -> reasons.sort(Comparator.comparingLong(QuarantineReason::records)
                        .reversed()
                        .thenComparing(QuarantineReason::column)
                        .thenComparing(QuarantineReason::kind)
                        .thenComparing(QuarantineReason::example)));
        return byJob;
    }

    /** Rows beyond the last committed batch are left over from a killed run, which the next one replaces. */
    private Optional<Dataset<Row>> reasons(String job, String path, PastRuns runs) {
        Optional<Dataset<Row>> table = facts.read(job + " (quarantine)", path);
        if (table.isEmpty()) {
            missing.add(job);
        }
        return table.map(rows -> rows.filter(
                        PastFacts.notBefore(AT, facts.since()).and(col("batch").leq(runs.batch())))
                .select(col(AT), explode(col(Quarantine.REASONS_COLUMN)).as("reason"))
                .select(lit(job).as("job"), col(AT), col("reason.*"))
                // What is said of a broken rule is the rule; of other reasons it has the value in it.
                .withColumn("rule", when(col("kind").equalTo("rule"), col("message")))
                .select("job", AT, "kind", "column", "rule", "message"));
    }

    private static QuarantineReason reason(Row row) {
        return new QuarantineReason(
                textOf(row, "kind"),
                textOf(row, "column"),
                row.<Long>getAs("records"),
                PastFacts.time(row, AT),
                textOf(row, "example"));
    }

    private static String textOf(Row row, String column) {
        return Optional.<String>ofNullable(row.getAs(column)).orElse("");
    }
}
