package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of some rows without reading them.
 *
 * @param rows the number of rows; empty where it is not known
 * @param nullCounts the number of nulls by column, of those columns of which it is known
 * @param ranges the smallest and the largest number by column, of those columns of which they are known
 */
public record Statistics(OptionalLong rows, Map<String, Long> nullCounts, Map<String, Range> ranges) {
    /** Nothing. */
    public static final Statistics NOTHING = new Statistics(OptionalLong.empty(), Map.of(), Map.of());

    /**
     * The numbers of a column, nulls left out.
     *
     * @param least the smallest
     * @param greatest the largest
     */
    public record Range(double least, double greatest) {}

    public Statistics {
        requireNonNull(rows, "rows");
        nullCounts = Map.copyOf(nullCounts);
        ranges = Map.copyOf(ranges);
    }

    /** A number of rows of which no more is known. */
    public static Statistics ofRows(long rows) {
        return new Statistics(OptionalLong.of(rows), Map.of(), Map.of());
    }

    /** Whether it is known that there is no row. */
    public boolean isOfNoRows() {
        return rows.equals(OptionalLong.of(0));
    }

    /** The numbers of a column, where they are known. */
    public Optional<Range> range(String column) {
        return Optional.ofNullable(ranges.get(column));
    }
}
