package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Metric;

/**
 * A figure that is kept.
 *
 * @param key under what
 * @param metric the figure
 */
public record Measurement(MetricKey key, Metric metric) {
    public Measurement {
        requireNonNull(key, "key");
        requireNonNull(metric, "metric");
    }
}
