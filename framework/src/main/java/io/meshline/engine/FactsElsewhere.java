package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.meshline.clean.Deduplication;
import io.meshline.clean.Redelivery;
import io.meshline.clean.Redelivery.Counts;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
import io.meshline.engine.IntervalWrite.Beaten;
import io.meshline.model.FactIdentity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Settles what becomes of the facts of a staged batch that the table has at other times than those of an interval, whose own
 * rows are on their way out.
 *
 * @param transaction the transaction on the table
 * @param identity when two rows tell of the same fact
 * @param range the interval
 */
record FactsElsewhere(GatedTransaction transaction, FactIdentity identity, TimeRange range) {
    FactsElsewhere {
        requireNonNull(transaction, "transaction");
        requireNonNull(identity, "identity");
        requireNonNull(range, "range");
    }

    /**
     * A batch without what the table has elsewhere.
     *
     * @param staged the batch
     * @param known how many of its facts the table has
     * @param replacing how many take the place of lesser deliveries
     * @param beaten these
     */
    record Settled(StagedWrite staged, long known, long replacing, Beaten beaten) {
        private static Settled untouched(StagedWrite batch) {
            return new Settled(batch, 0, 0, Beaten.NONE);
        }
    }

    /** Stages the batch anew without the facts that the table has, where there are any. */
    Settled settle(StagedWrite batch) {
        if (!identity.tellsApart() || batch.countRows() == 0) {
            return Settled.untouched(batch);
        }
        Column asked = Deduplication.asked(batch.rows(), identity);
        FileSet files = transaction.files(asked);
        if (files.isEmpty()) {
            return Settled.untouched(batch);
        }
        Dataset<Row> existing = transaction.rows(files).where(asked).where(range.leavesOut());
        return identity.sequence().isEmpty()
                ? firstStays(batch, existing)
                : greatestStays(batch, existing, files, coalesce(asked, lit(false)));
    }

    private Settled firstStays(StagedWrite batch, Dataset<Row> existing) {
        Dataset<Row> unknown = Deduplication.unknown(batch.rows(), existing, identity.by());
        long known = batch.countRows() - unknown.count();
        return new Settled(known == 0 ? batch : batch.restage(unknown), known, 0, Beaten.NONE);
    }

    private Settled greatestStays(StagedWrite batch, Dataset<Row> existing, FileSet files, Column isAsked) {
        Redelivery redelivery = new Redelivery(identity);
        Dataset<Row> met = redelivery.met(batch.rows(), existing).persist();
        try {
            Counts counts = Redelivery.counts(met);
            FileSet beaten = counts.replacing() == 0 ? FileSet.NONE : files.holding(redelivery.replaced(existing, met));
            StagedWrite staged = counts.known() == 0
                    ? batch
                    : batch.restage(
                            redelivery.fresh(batch.rows(), met).unionByName(redelivery.replaced(batch.rows(), met)));
            return new Settled(staged, counts.known(), counts.replacing(), beaten(beaten, staged, isAsked));
        } finally {
            met.unpersist();
        }
    }

    /** Whatever else the table has of a fact that stays in the batch is a lesser delivery. */
    private Beaten beaten(FileSet files, StagedWrite batch, Column isAsked) {
        return files.isEmpty()
                ? Beaten.NONE
                : new Beaten(
                        files,
                        rows -> Deduplication.unknown(rows.where(isAsked), batch.rows(), identity.by())
                                .unionByName(rows.where(not(isAsked))));
    }
}
