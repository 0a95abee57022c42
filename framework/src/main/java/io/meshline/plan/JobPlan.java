package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.IntervalUse;
import io.meshline.model.Zone;
import java.util.List;
import java.util.Optional;

/**
 * What one job will do, and why.
 *
 * @param job the job
 * @param action what it will do
 * @param reason why, in a few words without a full stop
 * @param inputs the datasets that it reads
 * @param interval what the interval of the run means to it; empty in a run without
 */
public record JobPlan(
        DatasetId job, Action action, String reason, List<DatasetId> inputs, Optional<IntervalUse> interval) {
    public JobPlan {
        requireNonNull(job, "job");
        requireNonNull(action, "action");
        requireNonNull(reason, "reason");
        inputs = List.copyOf(inputs);
        requireNonNull(interval, "interval");
    }

    /** The plan of a job in a run without an interval. */
    public JobPlan(DatasetId job, Action action, String reason, List<DatasetId> inputs) {
        this(job, action, reason, inputs, Optional.empty());
    }

    /** Decides what a job does. Plans and runs both ask here, so that a run does what the plan said. */
    public static JobPlan decide(Dataset dataset, DatasetState state, Refresh refresh) {
        Zone zone = dataset.id().zone();
        Decision usual = Decision.of(zone, state, refresh);
        return refresh.interval()
                .map(interval -> IntervalDecision.of(zone, state, usual, interval))
                .map(decided -> of(dataset, state, decided.decision()).with(decided.use()))
                .orElseGet(() -> of(dataset, state, usual));
    }

    /** Decides what a job does whose open records of quarantine are to be brought in. */
    public static JobPlan replay(Dataset dataset, DatasetState state, long open) {
        return of(dataset, state, Decision.replay(dataset, state, open));
    }

    private JobPlan with(IntervalUse use) {
        return new JobPlan(job, action, reason, inputs, Optional.of(use));
    }

    private static JobPlan of(Dataset dataset, DatasetState state, Decision decision) {
        return new JobPlan(dataset.id(), decision.action(), decision.reason(), state.inputs());
    }
}
