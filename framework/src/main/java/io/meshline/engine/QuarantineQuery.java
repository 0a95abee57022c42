package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.report.quarantine.RecordState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which records of a quarantine are asked for.
 *
 * @param dataset the dataset's address
 * @param state whether open or settled ones
 * @param reason the kind of reason that one of theirs has to be of, such as {@code cast}
 * @param batch the batch that put them aside
 * @param limit how many to show at most
 */
public record QuarantineQuery(
        String dataset, RecordState state, Optional<String> reason, OptionalLong batch, int limit) {
    public QuarantineQuery {
        requireNonNull(dataset, "dataset");
        requireNonNull(state, "state");
        requireNonNull(reason, "reason");
        requireNonNull(batch, "batch");
    }
}
