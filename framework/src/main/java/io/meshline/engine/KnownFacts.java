package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.meshline.clean.Deduplication;
import io.meshline.clean.Redelivery;
import io.meshline.clean.Redelivery.Counts;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.model.FactIdentity;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Settles what becomes of the facts of a staged batch that the table has already. */
final class KnownFacts {
    private final GatedTransaction transaction;
    private final FactIdentity identity;

    KnownFacts(GatedTransaction transaction, FactIdentity identity) {
        this.transaction = transaction;
        this.identity = identity;
    }

    /**
     * A batch without what the table has.
     *
     * @param staged what is to be committed
     * @param written facts that are new
     * @param replaced facts that take the place of lesser deliveries
     * @param known facts that the table has
     */
    record Outcome(StagedWrite staged, long written, long replaced, long known) {}

    /** Stages the batch anew without the facts that the table has, where there are any. */
    Outcome settle(StagedWrite batch) {
        long facts = batch.countRows();
        Outcome allNew = new Outcome(batch, facts, 0, 0);
        if (transaction.isNewTable() || facts == 0) {
            return allNew;
        }
        Column asked = Deduplication.asked(batch.rows(), identity);
        FileSet overlapping = transaction.files(asked);
        if (overlapping.isEmpty()) {
            return allNew;
        }
        Dataset<Row> existing = transaction.rows(overlapping).where(asked);
        return identity.sequence().isEmpty() ? firstStays(batch, existing) : greatestStays(batch, existing, asked);
    }

    private Outcome firstStays(StagedWrite batch, Dataset<Row> existing) {
        long facts = batch.countRows();
        Dataset<Row> unknown = Deduplication.unknown(batch.rows(), existing, identity.by());
        long written = unknown.count();
        return new Outcome(written == facts ? batch : batch.restage(unknown), written, 0, facts - written);
    }

    private Outcome greatestStays(StagedWrite batch, Dataset<Row> existing, Column asked) {
        Redelivery redelivery = new Redelivery(identity);
        Dataset<Row> met = redelivery.met(batch.rows(), existing).persist();
        try {
            Counts counts = Redelivery.counts(met);
            long known = counts.known();
            long written = batch.countRows() - counts.replacing() - known;
            if (counts.replacing() > 0) {
                return new Outcome(replacing(batch, existing, met, asked), written, counts.replacing(), known);
            }
            StagedWrite staged = known == 0 ? batch : batch.restage(redelivery.fresh(batch.rows(), met));
            return new Outcome(staged, written, 0, known);
        } finally {
            met.unpersist();
        }
    }

    /** Writes the files anew that hold a fact of which the batch has a greater delivery, and says so in the change feed. */
    private StagedWrite replacing(StagedWrite batch, Dataset<Row> existing, Dataset<Row> met, Column asked) {
        Redelivery redelivery = new Redelivery(identity);
        Dataset<Row> beaten = redelivery.replaced(existing, met);
        FileSet files = transaction.files(asked).holding(beaten);
        Dataset<Row> rows = transaction.rows(files);
        Column isAsked = coalesce(asked, lit(false));
        Dataset<Row> kept = redelivery.kept(rows.where(isAsked), met).unionByName(rows.where(not(isAsked)));
        Dataset<Row> fresh = redelivery.fresh(batch.rows(), met);
        Dataset<Row> greater = redelivery.replaced(batch.rows(), met);
        Dataset<Row> written = Stream.of(
                        Redelivery.as(kept.drop(DeltaTable.FILE), ""),
                        Redelivery.as(fresh, ""),
                        Redelivery.as(fresh, "insert"),
                        Redelivery.as(greater, ""),
                        Redelivery.as(greater, "update_postimage"),
                        Redelivery.as(beaten.drop(DeltaTable.FILE), "update_preimage"))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        return transaction.stage(written, files);
    }
}
