package io.meshline.model.schedule;

import static java.util.Objects.requireNonNull;

import io.meshline.model.schedule.Runs.Missed;
import io.meshline.model.schedule.Submission.DeployMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a scheduler needs to know of how a domain is run.
 *
 * @param schedule when it runs by itself; empty for a domain that is run by hand
 * @param granularity what one task stands for
 * @param runs what becomes of its runs
 * @param attempts how tasks are tried
 * @param submission what tasks hand to Spark
 */
public record Scheduling(
        Optional<Schedule> schedule, Granularity granularity, Runs runs, Attempts attempts, Submission submission) {
    /** A domain that is run by hand, on one machine. */
    public static final Scheduling BY_HAND = new Scheduling(
            Optional.empty(),
            Granularity.JOB,
            new Runs("", LocalDate.of(2026, 1, 1), Missed.SKIPPED, 1, Intervals.BACKFILL, List.of()),
            new Attempts(0, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), "default_pool", 1),
            new Submission("spark_default", DeployMode.CLIENT, "meshline-jobs.jar", "conf", "results", Map.of()));

    public Scheduling {
        requireNonNull(schedule, "schedule");
        requireNonNull(granularity, "granularity");
        requireNonNull(runs, "runs");
        requireNonNull(attempts, "attempts");
        requireNonNull(submission, "submission");
    }

    /** The same ways with a schedule, or with none. */
    public Scheduling on(Optional<Schedule> other) {
        return new Scheduling(other, granularity, runs, attempts, submission);
    }
}
