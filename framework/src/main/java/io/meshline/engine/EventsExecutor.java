package io.meshline.engine;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.model.Dataset.Events;
import io.meshline.model.FactIdentity;
import io.meshline.model.Ledger;

/**
 * Facts are appended. A fact that stands twice in the batch is kept once; one that the table already has is looked for
 * only in files whose value ranges overlap the batch's, or its look-back, so that a batch of new days costs no look at old
 * ones.
 */
final class EventsExecutor implements Executor {
    private final Events events;
    private final FactIdentity identity;

    EventsExecutor(Events events) {
        this.events = events;
        this.identity = events.identity();
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        return job.recomputed()
                .map(range -> new EventsInterval(events, range).prepare(job, transaction))
                .orElseGet(() -> ofChanges(job, transaction));
    }

    private Prepared ofChanges(JobContext job, GatedTransaction transaction) {
        InputRows input = Inputs.changed(job, events.from());
        StructuredPass pass = new StructuredPass(job, input.rows(), events.structure(), events.gate());
        DistinctFacts distinct = new DistinctFacts(identity);
        FileSet replaced = job.startsAnew() ? transaction.files() : FileSet.NONE;
        StagedWrite batch = transaction.stage(distinct.of(pass.accepted()), replaced);
        KnownFacts.Outcome facts = identity.tellsApart() && !job.startsAnew()
                ? new KnownFacts(transaction, identity).settle(batch)
                : new KnownFacts.Outcome(batch, batch.countRows(), 0, 0);
        Ledger ledger =
                pass.ledger(new Written(facts.written(), facts.replaced(), 0, distinct.duplicates() + facts.known()));
        return new Prepared(
                        facts.staged(),
                        ledger,
                        input.count(),
                        input.positions(),
                        pass.quarantine(job, events.from().toString()),
                        pass.warnings())
                .judgedBy(pass);
    }
}
