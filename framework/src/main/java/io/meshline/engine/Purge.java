package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.commit.GatedTransaction;
import io.meshline.model.DatasetId;
import io.meshline.model.Settings;
import io.meshline.report.quarantine.PurgeNote;
import io.meshline.report.quarantine.PurgeResult;
import io.meshline.report.quarantine.RecordState;
import java.sql.Timestamp;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/** Deletes records from quarantine tables, and notes in the commit who did so, when and how many they were. */
final class Purge {
    private final SparkSession spark;
    private final Settings settings;
    private final PurgeNote.Trace trace;

    Purge(SparkSession spark, Settings settings, PurgeNote.Trace trace) {
        this.spark = spark;
        this.settings = settings;
        this.trace = trace;
    }

    PurgeResult carryOut(DatasetId dataset, PurgeRequest request) {
        AtomicLong purged = new AtomicLong();
        // Whoever comes second looks again at what is open and what is settled.
        SharedWrite.untilDone(() -> HeldRecords.of(spark, settings, dataset)
                .filter(held -> !held.state().statistics().isOfNoRows())
                .ifPresent(held -> purged.set(purgeOnce(held, request))));
        Map<DatasetId, HeldRecords> left = HeldRecords.of(spark, settings, dataset)
                .map(held -> Map.of(dataset, held))
                .orElse(Map.of());
        return new HeldCounts(spark, left)
                .byDataset().values().stream()
                        .findFirst()
                        .map(held -> new PurgeResult(dataset, purged.get(), held.open(), held.settled()))
                        .orElseGet(() -> new PurgeResult(dataset, purged.get(), 0, 0));
    }

    private long purgeOnce(HeldRecords held, PurgeRequest request) {
        try (GatedTransaction table = GatedTransaction.open(spark, held.table())) {
            return table.remove(
                    unwanted(held, request),
                    records -> new PurgeNote(
                                    records,
                                    request.states(),
                                    request.before(),
                                    spark.sparkContext().sparkUser(),
                                    trace)
                            .toJson());
        }
    }

    private static Column unwanted(HeldRecords held, PurgeRequest request) {
        Column meant = request.states().stream()
                .map(state -> state == RecordState.OPEN ? held.isOpen() : held.isSettled())
                // No literal to begin with: Delta could not tell by statistics which files hold such rows.
                .reduce(Column::or)
                .orElse(lit(false));
        return request.before()
                .map(before -> meant.and(col(HeldRecords.AT).lt(lit(Timestamp.from(before)))))
                .orElse(meant);
    }
}
