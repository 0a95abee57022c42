package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Scope;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows that figures of a run speak of: a batch, or the table with it.
 *
 * @param runId the run that measured
 * @param job the job, {@code <domain>.<zone>.<name>}
 * @param batch the number under which it was committed; 0 for a refused one
 * @param scope whether the batch or the table was measured
 */
public record MeasuredBatch(String runId, String job, long batch, Scope scope) {
    /** The tag with the domain of the job. */
    public static final String DOMAIN = "domain";
    /** The tag with the job. */
    public static final String JOB = "job";
    /** The tag with the run. */
    public static final String RUN_ID = "run_id";
    /** The tag with the number of the batch. */
    public static final String BATCH = "batch";
    /** The tag that is {@code true} where the batch was committed, {@code false} where it was refused. */
    public static final String COMMITTED = "committed";

    /** The tag that is {@code batch} or {@code table}, as the rows that were measured. */
    public static final String SCOPE = "scope";

    public MeasuredBatch {
        requireNonNull(runId, "runId");
        requireNonNull(job, "job");
        requireNonNull(scope, "scope");
    }

    /** The tags by which Deequ finds the figures. */
    public Map<String, String> tags() {
        return Map.of(
                DOMAIN,
                job.split("\\.", 2)[0],
                JOB,
                job,
                RUN_ID,
                runId,
                BATCH,
                String.valueOf(batch),
                COMMITTED,
                String.valueOf(isCommitted()),
                SCOPE,
                scope.key());
    }

    /** The batch with exactly these tags; empty for any others. */
    static Optional<MeasuredBatch> of(Map<String, String> tags) {
        return Arrays.stream(Scope.values())
                .flatMap(scope -> of(tags, scope).stream())
                .filter(batch -> batch.tags().equals(new TreeMap<>(tags)))
                .findFirst();
    }

    private static Optional<MeasuredBatch> of(Map<String, String> tags, Scope scope) {
        try {
            long batch = Long.parseLong(tags.getOrDefault(BATCH, ""));
            return Optional.of(new MeasuredBatch(tags.get(RUN_ID), tags.get(JOB), batch, scope));
        } catch (NumberFormatException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** Whether the batch became part of its table. */
    boolean isCommitted() {
        return batch > 0;
    }
}
