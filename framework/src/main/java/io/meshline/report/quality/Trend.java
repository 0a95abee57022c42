package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A figure over time.
 *
 * @param metric the name that the platform tables give it, such as {@code Completeness}
 * @param instance what was measured: a column, a rule, or {@code *} for all rows
 * @param points what was measured, oldest first; at least one point
 */
public record Trend(String metric, String instance, List<Point> points) {

    /**
     * What one run measured.
     *
     * @param at when the run started
     * @param value the figure, finite
     * @param batch the batch that was measured; 0 for a refused one
     */
    public record Point(Instant at, double value, long batch) {
        public Point {
            requireNonNull(at, "at");
        }

        /** Whether the rows that were measured were refused. */
        public boolean isRefused() {
            return batch == 0;
        }
    }

    public Trend {
        requireNonNull(metric, "metric");
        requireNonNull(instance, "instance");
        points = List.copyOf(points);
    }

    /** What the last run measured. */
    Point latest() {
        return points.get(points.size() - 1);
    }

    /** The smallest and the largest value. */
    DoubleSummaryStatistics range() {
        return points.stream().mapToDouble(Point::value).summaryStatistics();
    }

    /** Whether there is anything to see over time. */
    boolean isMoving() {
        return range().getMin() < range().getMax();
    }
}
