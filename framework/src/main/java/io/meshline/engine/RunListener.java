package io.meshline.engine;

import io.meshline.model.DatasetId;
import io.meshline.plan.JobPlan;
import io.meshline.report.JobRun;

/** Is told of a run while it goes on, from several threads. */
public interface RunListener {
    /** A job was looked at, and this is what it will do. */
    void started(JobPlan plan);

    /** A job goes on; {@code share} of the tasks begun so far is done, from 0 to 1. */
    void progressed(DatasetId job, double share);

    /** A job ended. */
    void finished(JobRun run);
}
