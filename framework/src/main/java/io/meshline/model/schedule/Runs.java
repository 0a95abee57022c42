package io.meshline.model.schedule;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * What a scheduler makes of the runs of a domain.
 *
 * @param idPrefix what stands before the domain's name in the scheduler's own name of it
 * @param start the first day that there may be runs of
 * @param missed whether runs that were missed are made up for
 * @param mostActive how many runs may go on at the same time
 * @param intervals which runs compute the time range that they stand for anew
 * @param tags labels for people, besides those that every domain gets
 */
public record Runs(
        String idPrefix, LocalDate start, Missed missed, int mostActive, Intervals intervals, List<String> tags) {

    /** What becomes of runs that were due while the scheduler or the domain was switched off. */
    public enum Missed {
        /** Only the newest is run: it takes in all that is new. */
        SKIPPED,
        /** Each is run. */
        CAUGHT_UP
    }

    public Runs {
        requireNonNull(idPrefix, "idPrefix");
        requireNonNull(start, "start");
        requireNonNull(missed, "missed");
        requireNonNull(intervals, "intervals");
        tags = List.copyOf(tags);
    }
}
