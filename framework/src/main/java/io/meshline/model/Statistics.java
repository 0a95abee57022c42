package io.meshline.model;

import java.util.Map;

/**
 * What the statistics of some data files know without opening a file.
 *
 * @param rows the number of rows
 * @param nullCounts the number of nulls by column; a column that a file says nothing of is absent
 */
public record Statistics(long rows, Map<String, Long> nullCounts) {
    public Statistics {
        nullCounts = Map.copyOf(nullCounts);
    }
}
