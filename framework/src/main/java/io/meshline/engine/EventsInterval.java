package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
import io.meshline.engine.FactsElsewhere.Settled;
import io.meshline.engine.IntervalWrite.Outcome;
import io.meshline.engine.StructuredPass.Written;
import io.meshline.model.Dataset.Events;
import io.meshline.model.FactIdentity;
import io.meshline.model.Ledger;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The facts of an interval, computed anew from all records of the input, in one batch with those that are new. What two
 * records tell of one fact comes out as if all of them had been delivered together, and the table had nothing of the
 * interval before.
 *
 * @param events the dataset
 * @param range the interval
 */
record EventsInterval(Events events, TimeRange range) {
    EventsInterval {
        requireNonNull(events, "events");
        requireNonNull(range, "range");
    }

    Prepared prepare(JobContext job, GatedTransaction transaction) {
        FactIdentity identity = events.identity();
        IntervalInput input = Inputs.parts(job, events.from());
        StructuredPass pass = StructuredPass.of(job, input, events, range);
        DistinctFacts distinct = new DistinctFacts(identity);
        StagedWrite batch = transaction.stage(distinct.of(pass.accepted()), FileSet.NONE);
        long inBatch = distinct.duplicates();
        Settled settled = new FactsElsewhere(transaction, identity, range).settle(batch);
        Outcome outcome = new IntervalWrite(transaction, range).replace(settled.staged(), settled.beaten());
        Ledger ledger = pass.ledger(written(outcome, settled, inBatch));
        IntervalQuarantine quarantine = IntervalQuarantine.of(this, job, pass, input);
        return new Prepared(
                        outcome.staged(),
                        ledger,
                        expected(input, pass),
                        Stream.concat(input.added().positions().stream(), quarantine.settled(transaction.batch()))
                                .toList(),
                        quarantine.sides(),
                        Stream.concat(pass.warnings().stream(), outcome.warnings(range).stream())
                                .toList())
                .judgedBy(pass);
    }

    private static Written written(Outcome outcome, Settled settled, long inBatch) {
        long replacing = Math.min(settled.replacing(), outcome.written());
        return new Written(
                outcome.written() - replacing,
                outcome.updated() + replacing,
                outcome.difference().same(),
                inBatch + settled.known());
    }

    /**
     * How many records the ledger is to have read, where the input's log tells how many there are: of those before, all were
     * looked through for rows of the interval.
     */
    private static OptionalLong expected(IntervalInput input, StructuredPass pass) {
        OptionalLong added = input.added().count();
        OptionalLong before = input.before().count();
        return added.isPresent() && before.isPresent()
                ? OptionalLong.of(added.getAsLong() + pass.ofInterval() + before.getAsLong() - pass.looked())
                : OptionalLong.empty();
    }
}
