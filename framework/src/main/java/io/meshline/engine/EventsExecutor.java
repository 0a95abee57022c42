package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.meshline.clean.Deduplication;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.model.Dataset.Events;
import io.meshline.model.Ledger;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Facts are appended. A fact that stands twice in the batch is kept once; one that the table already has is looked for
 * only in files whose value ranges overlap the batch's, so that a batch of new days costs no look at old ones.
 */
final class EventsExecutor implements Executor {
    private static final String DUPLICATE = "duplicate";

    private final Events events;

    EventsExecutor(Events events) {
        this.events = events;
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        InputRows input = Inputs.changed(job, events.from());
        StructuredPass pass = new StructuredPass(job, input.rows(), events.structure(), events.gate());
        Counters duplicates = new Counters();
        FileSet replaced = job.startsAnew() ? transaction.files() : FileSet.NONE;
        StagedWrite batch = transaction.stage(distinct(pass.accepted(), duplicates), replaced);
        long inBatch = deduplicates() ? duplicates.counted().get(DUPLICATE) : 0;
        long distinct = batch.countRows();
        StagedWrite staged = deduplicates() && !job.startsAnew() ? withoutKnown(transaction, batch) : batch;
        long written = staged.countRows();
        long known = distinct - written;
        Ledger ledger = pass.ledger(new Written(written, 0, 0, inBatch + known));
        return new Prepared(
                        staged,
                        ledger,
                        input.count(),
                        input.positions(),
                        pass.quarantine(job, events.from().toString()),
                        pass.warnings())
                .judgedBy(pass);
    }

    private boolean deduplicates() {
        return !events.deduplicateBy().isEmpty();
    }

    private Dataset<Row> distinct(Dataset<Row> rows, Counters duplicates) {
        if (!deduplicates()) {
            return rows;
        }
        Dataset<Row> distinct = Deduplication.withinBatch(rows, events.deduplicateBy());
        Column count = coalesce(sum(col(Deduplication.DUPLICATES)), lit(0L)).as(DUPLICATE);
        return duplicates.observe(distinct, List.of(count)).drop(Deduplication.DUPLICATES);
    }

    /** The batch, staged anew without the facts that the table has where there are any. */
    private StagedWrite withoutKnown(GatedTransaction transaction, StagedWrite staged) {
        long before = staged.countRows();
        if (transaction.isNewTable() || before == 0) {
            return staged;
        }
        List<String> by = events.deduplicateBy();
        FileSet overlapping = transaction.files(Deduplication.overlap(staged.rows(), by));
        if (overlapping.isEmpty()) {
            return staged;
        }
        Dataset<Row> unknown = Deduplication.unknown(staged.rows(), transaction.rows(overlapping), by);
        return unknown.count() == before ? staged : staged.restage(unknown);
    }
}
