package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A run of a dataset's job that did something; one that found nothing new leaves no trace, but for the first after trouble.
 *
 * @param runId the run
 * @param at when the job started
 * @param standing how it ended
 * @param written how many rows were written or updated; of a refused run, how many would have been
 * @param quarantined how many records went to quarantine; of a refused run, how many would have gone
 * @param error what went wrong; empty where nothing did
 */
public record PastRun(String runId, Instant at, Standing standing, long written, long quarantined, String error) {
    public PastRun {
        requireNonNull(runId, "runId");
        requireNonNull(at, "at");
        requireNonNull(standing, "standing");
        requireNonNull(error, "error");
    }
}
