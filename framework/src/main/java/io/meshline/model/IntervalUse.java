package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What the interval of a run means to one of its jobs.
 *
 * @param interval the interval
 * @param effect what becomes of its rows
 * @param reason why, in a few words without a full stop
 */
public record IntervalUse(Interval interval, Effect effect, String reason) {
    /** What becomes of the rows of an interval. */
    public enum Effect {
        /** They are computed anew, in the place of those that are there. */
        RECOMPUTED,
        /** They are computed anew together with all others. */
        COVERED,
        /** They are not computed anew. */
        IGNORED;

        /** The word for it in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public IntervalUse {
        requireNonNull(interval, "interval");
        requireNonNull(effect, "effect");
        requireNonNull(reason, "reason");
    }
}
