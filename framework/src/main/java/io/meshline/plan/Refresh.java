package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Interval;
import java.util.Optional;

/**
 * How much of its input a job is to read.
 *
 * @param extent what of the input
 * @param interval the time whose rows are computed anew besides
 */
public record Refresh(Extent extent, Optional<Interval> interval) {
    /** What is new since the last run. */
    public static final Refresh INCREMENTAL = new Refresh(Extent.NEW, Optional.empty());

    /** Everything, except into raw tables, which are never rebuilt. */
    public static final Refresh FULL = new Refresh(Extent.ALL, Optional.empty());

    /** What of its input a job is to read. */
    public enum Extent {
        /** What is new since the last run. */
        NEW,
        /** Everything. */
        ALL
    }

    public Refresh {
        requireNonNull(extent, "extent");
        requireNonNull(interval, "interval");
    }

    /** What is new since the last run, and whatever an interval of time is made of. */
    public static Refresh of(Interval interval) {
        return new Refresh(Extent.NEW, Optional.of(interval));
    }

    /** Whether every table is to be computed anew. */
    boolean isFull() {
        return extent == Extent.ALL;
    }
}
