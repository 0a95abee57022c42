package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Where and when the facts of a report are from.
 *
 * @param environment the environment
 * @param since the begin of the period
 * @param until when the report was made
 */
public record ReportScope(String environment, Instant since, Instant until) {
    public ReportScope {
        requireNonNull(environment, "environment");
        requireNonNull(since, "since");
        requireNonNull(until, "until");
    }
}
