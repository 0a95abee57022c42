package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Under what figures are kept: Deequ's key of a result.
 *
 * @param at when they were measured; Deequ knows milliseconds
 * @param tags what they speak of; figures of runs have those of {@link MeasuredBatch}
 */
public record MetricKey(Instant at, Map<String, String> tags) {
    public MetricKey {
        at = requireNonNull(at, "at").truncatedTo(ChronoUnit.MILLIS);
        tags = Map.copyOf(tags);
    }

    /** The key of a run's figures. */
    public MetricKey(MeasuredBatch batch, Instant at) {
        this(at, batch.tags());
    }

    /** The batch of a run whose key this is; empty for the key of somebody else's figures. */
    public Optional<MeasuredBatch> batch() {
        return MeasuredBatch.of(tags);
    }
}
