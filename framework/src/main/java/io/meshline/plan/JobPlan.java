package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import java.util.List;

/**
 * What one job will do, and why.
 *
 * @param job the job
 * @param action what it will do
 * @param reason why, in a few words without a full stop
 * @param inputs the datasets that it reads
 */
public record JobPlan(DatasetId job, Action action, String reason, List<DatasetId> inputs) {
    public JobPlan {
        requireNonNull(job, "job");
        requireNonNull(action, "action");
        requireNonNull(reason, "reason");
        inputs = List.copyOf(inputs);
    }

    /** Decides what a job does. Plans and runs both ask here, so that a run does what the plan said. */
    public static JobPlan decide(Dataset dataset, DatasetState state, Refresh refresh) {
        return of(dataset, state, Decision.of(dataset.id().zone(), state, refresh));
    }

    /** Decides what a job does whose open records of quarantine are to be brought in. */
    public static JobPlan replay(Dataset dataset, DatasetState state, long open) {
        return of(dataset, state, Decision.replay(dataset, state, open));
    }

    private static JobPlan of(Dataset dataset, DatasetState state, Decision decision) {
        return new JobPlan(dataset.id(), decision.action(), decision.reason(), state.inputs());
    }
}
