package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * A run whose rows were refused.
 *
 * @param runId the run
 * @param at when it started
 * @param broken the error rules that were broken, with offending rows
 */
public record Refusal(String runId, Instant at, List<Verdict> broken) {
    public Refusal {
        requireNonNull(runId, "runId");
        requireNonNull(at, "at");
        broken = List.copyOf(broken);
    }
}
