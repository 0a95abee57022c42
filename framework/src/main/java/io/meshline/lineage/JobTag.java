package io.meshline.lineage;

import io.meshline.model.DatasetId;
import java.util.Optional;

/**
 * The tag by which what Spark does is known to be done for a job of a run, also where several runs share a session.
 *
 * @param runId the run
 * @param job the job
 */
public record JobTag(String runId, DatasetId job) {
    private static final String PREFIX = "meshline:";

    /** The tag as Spark carries it. */
    public String text() {
        return PREFIX + runId + ":" + job;
    }

    /** The job of a tag, if it is one of the run's. */
    static Optional<DatasetId> jobOf(String tag, String runId) {
        String start = PREFIX + runId + ":";
        return tag.startsWith(start) ? DatasetId.parse(tag.substring(start.length())) : Optional.empty();
    }
}
