package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which figures are asked for.
 *
 * @param tags the tags that their keys have, among others
 * @param from the earliest time
 * @param to the latest time
 */
public record MetricsQuery(Map<String, String> tags, Optional<Instant> from, Optional<Instant> to) {
    /** All figures. */
    static final MetricsQuery ALL = new MetricsQuery(Map.of(), Optional.empty(), Optional.empty());

    public MetricsQuery {
        tags = Map.copyOf(tags);
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }

    /** What is kept under a key, and under keys of the same time with further tags. */
    public static MetricsQuery of(MetricKey key) {
        return new MetricsQuery(key.tags(), Optional.of(key.at()), Optional.of(key.at()));
    }

    MetricsQuery withTags(Map<String, String> others) {
        return new MetricsQuery(others, from, to);
    }

    MetricsQuery from(Instant earliest) {
        return new MetricsQuery(tags, Optional.of(earliest), to);
    }

    MetricsQuery to(Instant latest) {
        return new MetricsQuery(tags, from, Optional.of(latest));
    }
}
