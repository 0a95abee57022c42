package io.meshline.model.schedule;

import java.util.Locale;

/** Which runs compute the time range that they stand for anew, besides taking in what is new. */
public enum Intervals {
    /** Every run that has one. */
    ALL,
    /** Backfills, and what they trigger in other domains. */
    BACKFILL,
    /** Only runs that somebody starts with a range. */
    NONE;

    /** The name in configuration and in the manifest. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
