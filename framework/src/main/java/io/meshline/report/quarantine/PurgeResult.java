package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.report.Words;

/**
 * What a purge did.
 *
 * @param dataset the dataset
 * @param purged how many records quarantine forgot
 * @param open how many open ones it still holds
 * @param settled how many settled ones it still holds
 */
public record PurgeResult(DatasetId dataset, long purged, long open, long settled) {
    public PurgeResult {
        requireNonNull(dataset, "dataset");
    }

    /** The result for people. */
    public String toText() {
        String left = "It holds " + Words.number(open) + " open and " + Words.number(settled) + " settled.";
        if (purged == 0) {
            return "Nothing to purge from the quarantine of " + dataset + ". " + left + "\n";
        }
        return "Purged " + Words.count(purged, "record") + " from the quarantine of " + dataset + ". " + left + "\n"
                + "Earlier versions of its table show " + (purged == 1 ? "it" : "them")
                + " until the table is vacuumed; what is still in the inputs is read again by a full refresh.\n";
    }

    /** The result as one JSON document. */
    public String toJson() {
        return QuarantineJson.of(this);
    }
}
