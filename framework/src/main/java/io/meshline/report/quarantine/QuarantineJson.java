package io.meshline.report.quarantine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes what quarantine holds as JSON, for programs; times are ISO 8601 in UTC, absent values null. */
final class QuarantineJson {
    private QuarantineJson() {}

    static String of(QuarantineList list) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("environment", list.environment());
        ArrayNode datasets = root.putArray("datasets");
        list.datasets().forEach(dataset -> write(dataset, datasets.addObject()));
        return root.toPrettyString() + "\n";
    }

    private static void write(HeldDataset dataset, ObjectNode node) {
        node.put("dataset", dataset.dataset().toString());
        node.put("open", dataset.open());
        node.put("settled", dataset.settled());
        node.put("since", dataset.since().map(Instant::toString).orElse(null));
        ArrayNode reasons = node.putArray("reasons");
        dataset.reasons()
                .forEach(reason -> reasons.addObject()
                        .put("kind", reason.kind())
                        .put("column", reason.column().isEmpty() ? null : reason.column())
                        .put("records", reason.records())
                        .put("latest", reason.latest().toString())
                        .put("example", reason.example()));
    }

    static String of(QuarantinePage page) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("dataset", page.dataset().toString());
        root.put("state", page.state().key());
        root.put("total", page.total());
        ArrayNode records = root.putArray("records");
        page.records().forEach(record -> write(record, records.addObject()));
        return root.toPrettyString() + "\n";
    }

    private static void write(HeldRecord record, ObjectNode node) {
        node.put("batch", record.batch());
        node.put("runId", record.runId());
        node.put("quarantinedAt", record.at().toString());
        node.put("source", record.source());
        node.put("sourceFile", record.file().orElse(null));
        node.put("record", record.record());
        ArrayNode reasons = node.putArray("reasons");
        record.reasons()
                .forEach(reason -> reasons.addObject()
                        .put("kind", reason.kind())
                        .put("column", reason.column().orElse(null))
                        .put("value", reason.value().orElse(null))
                        .put("message", reason.message()));
    }

    static String of(PurgeResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("dataset", result.dataset().toString());
        root.put("purged", result.purged());
        root.putObject("left").put("open", result.open()).put("settled", result.settled());
        return root.toPrettyString() + "\n";
    }
}
