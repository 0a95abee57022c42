package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.report.quarantine.RecordState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which records a quarantine is to forget.
 *
 * @param dataset the dataset's address
 * @param states whether open or settled ones, or both
 * @param before only those that were put aside before this time
 */
public record PurgeRequest(String dataset, Set<RecordState> states, Optional<Instant> before) {
    public PurgeRequest {
        requireNonNull(dataset, "dataset");
        states = Set.copyOf(states);
        requireNonNull(before, "before");
    }
}
