package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.meshline.clean.Quarantine;
import io.meshline.model.DatasetId;
import io.meshline.report.quality.QuarantineReason;
import io.meshline.report.quarantine.HeldDataset;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts what quarantine holds of several datasets, all in two queries.
 *
 * @param spark the session
 * @param held what is held of each dataset
 */
record HeldCounts(SparkSession spark, Map<DatasetId, HeldRecords> held) {
    private static final String JOB = QuarantineReasons.JOB;
    private static final String OPEN = "open";

    HeldCounts {
        requireNonNull(spark, "spark");
        requireNonNull(held, "held");
    }

    Map<DatasetId, HeldDataset> byDataset() {
        Map<DatasetId, HeldDataset> counted = new HashMap<>();
        rows().ifPresent(rows -> {
            Map<String, List<QuarantineReason>> reasons = QuarantineReasons.byJob(rows.filter(col(OPEN)));
            rows.groupBy(JOB)
                    .agg(
                            count_if(col(OPEN)).as(OPEN),
                            count_if(not(col(OPEN))).as("settled"),
                            min(when(col(OPEN), col(HeldRecords.AT))).as("since"))
                    .collectAsList()
                    .forEach(row -> DatasetId.parse(row.getAs(JOB))
                            .ifPresent(id ->
                                    counted.put(id, of(id, row, reasons.getOrDefault(row.getAs(JOB), List.of())))));
        });
        return counted;
    }

    private Optional<Dataset<Row>> rows() {
        return held.entrySet().stream()
                .filter(entry -> !entry.getValue().state().statistics().isOfNoRows())
                .map(entry -> rows(entry.getKey(), entry.getValue()))
                .reduce(Dataset::union);
    }

    private Dataset<Row> rows(DatasetId id, HeldRecords records) {
        return records.rows(spark)
                .filter(records.isOpen().or(records.isSettled()))
                .select(
                        lit(id.toString()).as(JOB),
                        records.isOpen().as(OPEN),
                        col(HeldRecords.AT),
                        col(Quarantine.REASONS_COLUMN));
    }

    private static HeldDataset of(DatasetId id, Row row, List<QuarantineReason> reasons) {
        return new HeldDataset(
                id,
                row.<Long>getAs(OPEN),
                row.<Long>getAs("settled"),
                Optional.ofNullable(row.<Timestamp>getAs("since")).map(Timestamp::toInstant),
                reasons);
    }
}
