package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is kept of the states of objects, and what it means that a source does not speak of one.
 *
 * @param past whether earlier states are kept
 * @param maxMissing of a source that delivers complete snapshots, the share of a snapshot's objects, from 0 to 1, that
 *     the next one may leave out; beyond it the batch is refused. Empty for a source that tells changes
 */
public record Lifecycle(Past past, Optional<BigDecimal> maxMissing) {
    /** All states are kept, and what the source does not speak of stays as it was. */
    public static final Lifecycle OF_CHANGES = new Lifecycle(Past.KEPT, Optional.empty());

    /** Whether earlier states are kept. */
    public enum Past {
        /** Each state is a row with the time in which it held. */
        KEPT,
        /** Each object is one row. */
        FORGOTTEN
    }

    public Lifecycle {
        requireNonNull(past, "past");
        requireNonNull(maxMissing, "maxMissing");
    }

    /** Whether an object that a snapshot leaves out is deleted. */
    public boolean hasSnapshots() {
        return maxMissing.isPresent();
    }
}
