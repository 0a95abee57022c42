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
import io.meshline.model.FactIdentity;
import io.meshline.model.Ledger;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Facts are appended. A fact that stands twice in the batch is kept once; one that the table already has is looked for
 * only in files whose value ranges overlap the batch's, or its look-back, so that a batch of new days costs no look at old
 * ones.
 */
final class EventsExecutor implements Executor {
    private static final String DUPLICATE = "duplicate";

    private final Events events;
    private final FactIdentity identity;

    EventsExecutor(Events events) {
        this.events = events;
        this.identity = events.identity();
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        InputRows input = Inputs.changed(job, events.from());
        StructuredPass pass = new StructuredPass(job, input.rows(), events.structure(), events.gate());
        Counters duplicates = new Counters();
        FileSet replaced = job.startsAnew() ? transaction.files() : FileSet.NONE;
        StagedWrite batch = transaction.stage(distinct(pass.accepted(), duplicates), replaced);
        long inBatch = deduplicates() ? duplicates.counted().get(DUPLICATE) : 0;
        KnownFacts.Outcome facts = deduplicates() && !job.startsAnew()
                ? new KnownFacts(transaction, identity).settle(batch)
                : new KnownFacts.Outcome(batch, batch.countRows(), 0, 0);
        Ledger ledger = pass.ledger(new Written(facts.written(), facts.replaced(), 0, inBatch + facts.known()));
        return new Prepared(
                        facts.staged(),
                        ledger,
                        input.count(),
                        input.positions(),
                        pass.quarantine(job, events.from().toString()),
                        pass.warnings())
                .judgedBy(pass);
    }

    private boolean deduplicates() {
        return !identity.by().isEmpty();
    }

    private Dataset<Row> distinct(Dataset<Row> rows, Counters duplicates) {
        if (!deduplicates()) {
            return rows;
        }
        Dataset<Row> distinct = Deduplication.withinBatch(rows, identity);
        Column count = coalesce(sum(col(Deduplication.DUPLICATES)), lit(0L)).as(DUPLICATE);
        return duplicates.observe(distinct, List.of(count)).drop(Deduplication.DUPLICATES);
    }
}
