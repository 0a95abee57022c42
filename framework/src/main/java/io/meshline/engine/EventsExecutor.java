package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.not;

import io.meshline.clean.Deduplication;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
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
        StructuredPass pass = new StructuredPass(input.rows(), events.structure());
        Counters duplicates = new Counters();
        FileSet replaced = job.startsAnew() ? transaction.files() : FileSet.NONE;
        StagedWrite staged = transaction.stage(distinct(pass.accepted(), duplicates), replaced);
        long inBatch = deduplicates() ? duplicates.counted().get(DUPLICATE) : 0;
        long known = deduplicates() && !job.startsAnew() ? dropKnown(transaction, staged) : 0;
        Ledger ledger = new Ledger(
                pass.read(), staged.statistics().rows(), 0, 0, inBatch + known, pass.filtered(), pass.quarantined());
        return new Prepared(
                staged,
                ledger,
                input.count(),
                input.positions(),
                pass.quarantine(job, events.from().toString()),
                List.of());
    }

    private boolean deduplicates() {
        return !events.deduplicateBy().isEmpty();
    }

    private Dataset<Row> distinct(Dataset<Row> rows, Counters duplicates) {
        if (!deduplicates()) {
            return rows;
        }
        Column duplicate = col(Deduplication.DUPLICATE);
        Dataset<Row> marked = Deduplication.withinBatch(rows, events.deduplicateBy());
        return duplicates
                .observe(marked, List.of(count_if(duplicate).as(DUPLICATE)))
                .filter(not(duplicate))
                .drop(duplicate);
    }

    /** Stages the batch anew without the facts that the table has, if there are any; returns how many. */
    private long dropKnown(GatedTransaction transaction, StagedWrite staged) {
        long before = staged.statistics().rows();
        if (transaction.isNewTable() || before == 0) {
            return 0;
        }
        List<String> by = events.deduplicateBy();
        FileSet overlapping = transaction.files(Deduplication.overlap(staged.rows(), by));
        if (overlapping.isEmpty()) {
            return 0;
        }
        Dataset<Row> unknown = Deduplication.unknown(staged.rows(), transaction.rows(overlapping), by);
        long known = before - unknown.count();
        if (known > 0) {
            staged.restage(unknown);
        }
        return known;
    }
}
