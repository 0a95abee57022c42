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

/** Counts what speaks against records of quarantine. */
final class QuarantineReasons {
    /** The column with the address of the job that put a record aside. */
    static final String JOB = "job";

    private static final Comparator<QuarantineReason> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    QuarantineReason::records)
            .reversed()
            .thenComparing(QuarantineReason::column)
            .thenComparing(QuarantineReason::kind)
            .thenComparing(QuarantineReason::example);

    private QuarantineReasons() {}

    /**
     * The reasons by the address of the job, the most frequent first. A record with several counts for each of them.
     *
     * @param records rows of {@link #JOB}, the time at which the record was put aside, and its reasons
     */
    static Map<String, List<QuarantineReason>> byJob(Dataset<Row> records) {
        Map<String, List<QuarantineReason>> byJob = new HashMap<>();
        records.select(
                        col(JOB),
                        col(HeldRecords.AT),
                        explode(col(Quarantine.REASONS_COLUMN)).as("reason"))
                .select(col(JOB), col(HeldRecords.AT), col("reason.*"))
                // What is said of a broken rule and of an unreadable record has no value in it, as it has of others.
                .withColumn("rule", when(col("kind").isin("rule", "unreadable"), col("message")))
                .groupBy(JOB, "kind", "column", "rule")
                .agg(
                        count(lit(1)).as("records"),
                        max(HeldRecords.AT).as(HeldRecords.AT),
                        min("message").as("example"))
                .collectAsList()
                .forEach(row -> byJob.computeIfAbsent(row.getAs(JOB), job -> new ArrayList<>())
                        .add(reason(row)));
        byJob.values().forEach(reasons -> reasons.sort(MOST_FREQUENT_FIRST));
        return byJob;
    }

    private static QuarantineReason reason(Row row) {
        return new QuarantineReason(
                textOf(row, "kind"),
                textOf(row, "column"),
                row.<Long>getAs("records"),
                PastFacts.time(row, HeldRecords.AT),
                textOf(row, "example"));
    }

    private static String textOf(Row row, String column) {
        return Optional.<String>ofNullable(row.getAs(column)).orElse("");
    }
}
