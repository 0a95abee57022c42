package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Scope;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Set<String> TAGS = Set.of(DOMAIN, JOB, RUN_ID, BATCH, COMMITTED, SCOPE);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

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
        if (!tags.keySet().equals(TAGS) || !NUMBER.matcher(tags.get(BATCH)).matches()) {
            return Optional.empty();
        }
        long batch = Long.parseLong(tags.get(BATCH));
        return Arrays.stream(Scope.values())
                .map(scope -> new MeasuredBatch(tags.get(RUN_ID), tags.get(JOB), batch, scope))
                .filter(found -> found.tags().equals(tags))
                .findFirst();
    }

    /** Whether the batch became part of its table. */
    boolean isCommitted() {
        return batch > 0;
    }
}
