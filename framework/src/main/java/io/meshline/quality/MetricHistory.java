package io.meshline.quality;

import io.meshline.model.Metric;
import java.util.List;

/** What was measured on a dataset's batches before. */
public interface MetricHistory {
    /** Nothing was measured before. */
    MetricHistory NONE = metric -> List.of();

    /**
     * The values of a figure on committed batches, oldest first.
     *
     * @param metric name and instance of the figure; its value is of no matter
     */
    List<Point> of(Metric metric);

    /**
     * A figure at a time.
     *
     * @param at when it was measured, in milliseconds since 1970
     * @param value the figure
     */
    record Point(long at, double value) {}
}
