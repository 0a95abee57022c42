package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * When two records tell of the same fact, and which of them counts.
 *
 * @param by the columns that tell facts apart; all columns for exact duplicates, empty where duplicates are kept
 * @param sequence the columns whose greatest values count; empty where the first delivery counts
 * @param lookBack where in the table further deliveries are looked for; empty for everywhere
 */
public record FactIdentity(List<String> by, List<String> sequence, Optional<LookBack> lookBack) {
    public FactIdentity {
        by = List.copyOf(by);
        sequence = List.copyOf(sequence);
        requireNonNull(lookBack, "lookBack");
    }

    /** Whether two records can tell of the same fact. */
    public boolean tellsApart() {
        return !by.isEmpty();
    }

    /** Facts of which the first delivery counts, wherever it stands. */
    public static FactIdentity of(List<String> by) {
        return new FactIdentity(by, List.of(), Optional.empty());
    }
}
