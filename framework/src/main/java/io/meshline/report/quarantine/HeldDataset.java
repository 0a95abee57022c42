package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.report.quality.QuarantineReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What quarantine holds of a dataset.
 *
 * @param dataset the dataset
 * @param open how many records are open
 * @param settled how many are settled
 * @param since when the oldest of the open ones was put aside
 * @param reasons what speaks against the open ones, the most frequent reason first
 */
public record HeldDataset(
        DatasetId dataset, long open, long settled, Optional<Instant> since, List<QuarantineReason> reasons) {
    public HeldDataset {
        requireNonNull(dataset, "dataset");
        requireNonNull(since, "since");
        reasons = List.copyOf(reasons);
    }

    /** A dataset of which quarantine holds nothing. */
    public static HeldDataset none(DatasetId dataset) {
        return new HeldDataset(dataset, 0, 0, Optional.empty(), List.of());
    }
}
