package io.meshline.engine;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.error.ErrorCode;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Position;
import io.meshline.model.Verdict;
import io.meshline.quality.Auditor;
import io.meshline.quality.Batch;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobRunJson;
import io.meshline.report.JobStatus;
import io.meshline.report.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one write path, whatever the kind of dataset: stage, balance the ledger, audit, then commit what stands beside the
 * data and the data themselves, or nothing.
 */
final class JobExecution {
    private final JobContext job;

    JobExecution(JobContext job) {
        this.job = job;
    }

    /** Carries the job out; what is staged and not committed is deleted whatever happens. */
    JobRun run() {
        try (OpenBatch batch = OpenBatch.of(job)) {
            Prepared prepared = balanced(batch.transaction());
            Audit audit = audit(prepared, new StagedTable(batch.transaction(), prepared.staged()));
            if (audit.refuses()) {
                return refused(prepared, audit);
            }
            batch.commitBeside(prepared.sides());
            JobRun run = succeeded(prepared, audit, batch.number());
            Commit commit = new Commit(batch.number(), positions(prepared, batch.number()), JobRunJson.write(run));
            long version = batch.commit(prepared.staged(), commit);
            return run.with(run.work().committedAs(version));
        }
    }

    private List<Position> positions(Prepared prepared, long batch) {
        List<Position> positions = new ArrayList<>(prepared.positions());
        if (!job.isReplay()) {
            // A replay reads none of what is still to be read under another definition.
            positions.add(DefinitionPosition.of(job.fingerprint()));
        }
        if (job.plan().action().settlesQuarantine()) {
            HeldRecords.settledUpTo(batch - 1, job).ifPresent(positions::add);
        }
        return positions;
    }

    /**
     * Stages the batch with a ledger that balances. When Spark computes a stage again, since an executor was lost, rows
     * that passed before are counted twice; staging once more counts anew, and what is still amiss is a bug of ours.
     */
    private Prepared balanced(GatedTransaction transaction) {
        Executor executor = Executor.of(job.dataset());
        Prepared prepared = executor.prepare(job, transaction);
        if (!prepared.balances()) {
            prepared = executor.prepare(job, transaction);
        }
        if (!prepared.balances()) {
            throw EngineErrors.unbalanced(job.id(), prepared);
        }
        return prepared;
    }

    private Audit audit(Prepared prepared, StagedTable table) {
        AskedGate asked = AskedGate.of(job, prepared, table);
        Gate gate = asked.gate();
        Batch batch = new Batch(
                asked.rows(),
                asked.table(),
                name -> Inputs.compared(job, name),
                PlatformMetrics.open(job.spark(), job.run().settings().warehouse())
                        .history(job.id().toString()),
                job.started());
        Audit audit =
                Auditor.audit(gate, batch, job.run().settings().sampleRows()).and(prepared.found());
        List<Verdict> verdicts = new ArrayList<>(audit.verdicts());
        QuarantineVerdicts.ofShare(gate, prepared.ledger())
                .map(verdict -> verdict.refuses() ? verdict.withSample(rejected(prepared)) : verdict)
                .ifPresent(verdicts::add);
        Audit whole = audit.with(verdicts);
        Audit kept = asked.remembered(whole);
        return gate.periods()
                .map(periods -> new ExpectedPeriods(job, periods).with(kept, table))
                .orElse(kept);
    }

    /** Some of the records that would have gone to quarantine. */
    private List<String> rejected(Prepared prepared) {
        return prepared.sides().stream()
                .filter(side -> side.table().equals(QuarantineTable.spec(job)))
                .flatMap(side ->
                        side
                                .rows()
                                .apply(0L)
                                .limit(job.run().settings().sampleRows())
                                .toJSON()
                                .collectAsList()
                                .stream())
                .toList();
    }

    private JobRun succeeded(Prepared prepared, Audit audit, long batch) {
        return outcome(JobStatus.SUCCEEDED, work(prepared, batch), audit, Optional.empty(), prepared.warnings());
    }

    private JobRun refused(Prepared prepared, Audit audit) {
        Failure failure = new Failure(ErrorCode.GATE_REFUSED, EngineErrors.refusal(job, audit));
        return outcome(JobStatus.REFUSED, work(prepared, 0), audit, Optional.of(failure), prepared.warnings());
    }

    private JobRun outcome(JobStatus status, Work work, Audit audit, Optional<Failure> failure, List<String> warnings) {
        return new JobRun(
                job.run().runId(), job.id(), job.plan().action().label(), status, work, audit, failure, warnings);
    }

    private Work work(Prepared prepared, long batch) {
        double seconds =
                Duration.between(job.started(), job.run().clock().instant()).toMillis() / 1000.0;
        return new Work(
                batch,
                OptionalLong.empty(),
                prepared.ledger(),
                prepared.positions().stream()
                        .filter(position -> !position.input().equals(HeldRecords.INPUT))
                        .toList(),
                job.fingerprint(),
                job.started(),
                seconds,
                job.run().monitor().sparkJobs(job.id()));
    }
}
