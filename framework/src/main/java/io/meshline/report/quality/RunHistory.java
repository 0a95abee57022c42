package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a dataset's job.
 *
 * @param latest the last run, however long ago; empty where none is on record
 * @param lastGood when the last run started that wrote rows, however long ago
 * @param runs the runs of the period, oldest first
 */
public record RunHistory(Optional<PastRun> latest, Optional<Instant> lastGood, List<PastRun> runs) {
    /** Of a dataset that never ran. */
    public static final RunHistory NONE = new RunHistory(Optional.empty(), Optional.empty(), List.of());

    public RunHistory {
        requireNonNull(latest, "latest");
        requireNonNull(lastGood, "lastGood");
        runs = List.copyOf(runs);
    }

    /** How the dataset stands since its last run. */
    public Standing standing() {
        return latest.map(PastRun::standing).orElse(Standing.NEVER_RUN);
    }

    /** How many runs of the period ended so. */
    public long count(Standing standing) {
        return runs.stream().filter(run -> run.standing() == standing).count();
    }

    /** How many records of the period went to quarantine. */
    public long quarantined() {
        return runs.stream()
                .filter(run -> run.standing().isGood())
                .mapToLong(PastRun::quarantined)
                .sum();
    }

    /** How many of the last runs of the period in a row ended as the last one did. */
    public int streak() {
        int streak = 0;
        while (streak < runs.size() && runs.get(runs.size() - 1 - streak).standing() == standing()) {
            streak++;
        }
        return streak;
    }
}
