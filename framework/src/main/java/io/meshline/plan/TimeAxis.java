package io.meshline.plan;

import static java.util.Objects.requireNonNull;

/**
 * What tells the time of a table's rows.
 *
 * @param column the column
 * @param scale what it can tell apart
 */
public record TimeAxis(String column, Scale scale) {
    /** What a column of times can tell apart. */
    public enum Scale {
        /** Days. */
        DAYS,
        /** Any two moments. */
        MOMENTS
    }

    public TimeAxis {
        requireNonNull(column, "column");
        requireNonNull(scale, "scale");
    }
}
