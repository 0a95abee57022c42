package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some records that quarantine holds of a dataset.
 *
 * @param dataset the dataset
 * @param state whether they are open or settled
 * @param narrowed what they were chosen by besides, as the end of a phrase such as {@code of batch 3}; may be empty
 * @param total how many such records there are
 * @param records the newest of them
 */
public record QuarantinePage(
        DatasetId dataset, RecordState state, String narrowed, long total, List<HeldRecord> records) {
    private static final String INDENT = "  ";

    public QuarantinePage {
        requireNonNull(dataset, "dataset");
        requireNonNull(state, "state");
        requireNonNull(narrowed, "narrowed");
        records = List.copyOf(records);
    }

    /** The records for people, newest first. */
    public String toText() {
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        for (HeldRecord record : records) {
            lines.add("");
            lines.add("batch " + record.batch() + ", " + Words.minute(record.at()) + " UTC, run " + record.runId()
                    + ", from " + record.file().orElse(record.source()));
            record.reasons().forEach(reason -> lines.add(INDENT + reason.kind() + ": " + reason.message()));
            record.record().lines().forEach(line -> lines.add(INDENT + "| " + line));
        }
        return String.join("\n", lines) + "\n";
    }

    private String heading() {
        String found = Words.count(total, state.key() + " record")
                + Optional.of(narrowed)
                        .filter(text -> !text.isEmpty())
                        .map(text -> " " + text)
                        .orElse("") + " of " + dataset;
        if (total == 0) {
            return "Quarantine holds no " + state.key() + " record" + (narrowed.isEmpty() ? "" : " " + narrowed)
                    + " of " + dataset + ".";
        }
        return records.size() < total ? found + ", the newest " + records.size() + ":" : found + ":";
    }

    /** The records as one JSON document. */
    public String toJson() {
        return QuarantineJson.of(this);
    }
}
