package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record of quarantine.
 *
 * @param batch the batch that put it aside
 * @param runId the run that did
 * @param at when it did
 * @param source the dataset or folder that the record was read from
 * @param file the file that it came from, where it is known
 * @param record the record: its fields as JSON, or its text
 * @param reasons everything that speaks against it
 */
public record HeldRecord(
        long batch,
        String runId,
        Instant at,
        String source,
        Optional<String> file,
        String record,
        List<HeldReason> reasons) {
    public HeldRecord {
        requireNonNull(runId, "runId");
        requireNonNull(at, "at");
        requireNonNull(source, "source");
        requireNonNull(file, "file");
        requireNonNull(record, "record");
        reasons = List.copyOf(reasons);
    }
}
