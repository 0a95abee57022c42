package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;

import io.meshline.clean.Quarantine;
import io.meshline.model.DatasetId;
import io.meshline.report.quarantine.HeldReason;
import io.meshline.report.quarantine.HeldRecord;
import io.meshline.report.quarantine.QuarantinePage;
import io.meshline.report.quarantine.RecordState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Looks for records that quarantine holds of a dataset.
 *
 * @param spark the session
 * @param dataset the dataset
 * @param held what is held of it
 */
record HeldSearch(SparkSession spark, DatasetId dataset, HeldRecords held) {
    HeldSearch {
        requireNonNull(spark, "spark");
        requireNonNull(dataset, "dataset");
        requireNonNull(held, "held");
    }

    /** What is found where nothing is held. */
    static QuarantinePage nothing(DatasetId dataset, QuarantineQuery query) {
        return new QuarantinePage(dataset, query.state(), narrowed(query), 0, List.of());
    }

    QuarantinePage find(QuarantineQuery query) {
        Dataset<Row> meant =
                held.rows(spark).filter(query.state() == RecordState.OPEN ? held.isOpen() : held.isSettled());
        if (query.reason().isPresent()) {
            String kind = query.reason().get();
            meant = meant.filter(exists(
                    col(Quarantine.REASONS_COLUMN),
                    reason -> reason.getField("kind").equalTo(kind)));
        }
        if (query.batch().isPresent()) {
            meant = meant.filter(col(HeldRecords.BATCH).equalTo(query.batch().getAsLong()));
        }
        List<HeldRecord> newest = meant
                .orderBy(col(HeldRecords.BATCH).desc(), col(Quarantine.SOURCE_FILE), col(Quarantine.RECORD))
                .limit(query.limit())
                .collectAsList()
                .stream()
                .map(HeldSearch::record)
                .toList();
        long total = newest.size() < query.limit() ? newest.size() : meant.count();
        return new QuarantinePage(dataset, query.state(), narrowed(query), total, newest);
    }

    private static String narrowed(QuarantineQuery query) {
        List<String> words = new ArrayList<>();
        query.reason().ifPresent(kind -> words.add("with a reason of kind '" + kind + "'"));
        query.batch().ifPresent(batch -> words.add("put aside by batch " + batch));
        return String.join(" and ", words);
    }

    private static HeldRecord record(Row row) {
        List<Row> reasons = row.getList(row.fieldIndex(Quarantine.REASONS_COLUMN));
        return new HeldRecord(
                row.getAs(HeldRecords.BATCH),
                row.getAs("run_id"),
                PastFacts.time(row, HeldRecords.AT),
                row.getAs("source"),
                Optional.ofNullable(row.getAs(Quarantine.SOURCE_FILE)),
                Optional.<String>ofNullable(row.getAs(Quarantine.RECORD)).orElse(""),
                reasons.stream().map(HeldSearch::reason).toList());
    }

    private static HeldReason reason(Row reason) {
        return new HeldReason(
                reason.getAs("kind"),
                Optional.ofNullable(reason.getAs("column")),
                Optional.ofNullable(reason.getAs("value")),
                Optional.<String>ofNullable(reason.getAs("message")).orElse(""));
    }
}
