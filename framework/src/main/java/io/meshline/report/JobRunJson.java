package io.meshline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.DatasetId;
import io.meshline.model.Ledger;
import io.meshline.model.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A job run as the JSON document that stands in the commit of its data, from where the platform tables take it. Samples
 * of rows are left out: what stands in a commit cannot be erased.
 */
public final class JobRunJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FORMAT = "meshline";
    private static final int FORMAT_VERSION = 1;

    private JobRunJson() {}

    /** Writes a job run that is about to be committed. */
    public static String write(JobRun run) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put(FORMAT, FORMAT_VERSION);
        root.put("runId", run.runId());
        root.put("job", run.job().toString());
        root.put("action", run.action());
        root.put("status", run.status().key());
        writeWork(run.work(), root);
        AuditJson.write(run.audit(), root);
        run.warnings().forEach(root.putArray("warnings")::add);
        return root.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param version the version of the table that the document stands in
     * @return empty for a document of somebody else's
     */
    public static Optional<JobRun> read(String json, long version) {
        JsonNode root = parse(json);
        if (!root.has(FORMAT)) {
            return Optional.empty();
        }
        DatasetId job = DatasetId.parse(root.get("job").asText()).orElseThrow();
        List<String> warnings = new ArrayList<>();
        root.get("warnings").forEach(warning -> warnings.add(warning.asText()));
        return Optional.of(new JobRun(
                root.get("runId").asText(),
                job,
                root.get("action").asText(),
                JobStatus.ofKey(root.get("status").asText()),
                readWork(root, version),
                AuditJson.read(root),
                Optional.empty(),
                warnings));
    }

    private static void writeWork(Work work, ObjectNode root) {
        root.put("batch", work.batch());
        root.put("fingerprint", work.fingerprint());
        root.put("startedAt", work.started().toString());
        root.put("seconds", work.seconds());
        root.put("sparkJobs", work.sparkJobs());
        writeLedger(work.ledger(), root.putObject("ledger"));
        ArrayNode inputs = root.putArray("inputs");
        work.inputs()
                .forEach(input -> inputs.addObject()
                        .put("input", input.input())
                        .put("identity", input.identity())
                        .put("version", input.version()));
    }

    static void writeLedger(Ledger ledger, ObjectNode node) {
        node.put("read", ledger.read());
        node.put("exploded", ledger.exploded());
        node.put("written", ledger.written());
        node.put("updated", ledger.updated());
        node.put("unchanged", ledger.unchanged());
        node.put("duplicate", ledger.duplicate());
        node.put("filtered", ledger.filtered());
        node.put("quarantined", ledger.quarantined());
        ObjectNode changed = node.putObject("changed");
        ledger.changedByName().forEach(changed::put);
    }

    private static Map<String, Long> changed(JsonNode values) {
        Map<String, Long> changed = new HashMap<>();
        values.fields()
                .forEachRemaining(
                        column -> changed.put(column.getKey(), column.getValue().asLong()));
        return changed;
    }

    private static Work readWork(JsonNode root, long version) {
        JsonNode rows = root.get("ledger");
        Ledger ledger = new Ledger(
                rows.get("read").asLong(),
                rows.path("exploded").asLong(),
                rows.get("written").asLong(),
                rows.get("updated").asLong(),
                rows.get("unchanged").asLong(),
                rows.get("duplicate").asLong(),
                rows.get("filtered").asLong(),
                rows.get("quarantined").asLong(),
                changed(rows.path("changed")));
        List<Position> inputs = elements(root.get("inputs"))
                .map(input -> new Position(
                        input.get("input").asText(),
                        input.get("identity").asText(),
                        input.get("version").asLong()))
                .toList();
        return new Work(
                root.get("batch").asLong(),
                OptionalLong.of(version),
                ledger,
                inputs,
                root.get("fingerprint").asText(),
                Instant.parse(root.get("startedAt").asText()),
                root.get("seconds").asDouble(),
                root.get("sparkJobs").asLong());
    }

    /** The elements of an array. */
    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            return root == null ? MAPPER.createObjectNode() : root;
        } catch (JsonProcessingException e) {
            // Commit metadata that is not JSON was written by somebody else.
            return MAPPER.createObjectNode();
        }
    }

    /** Fails in the words of the house where a JSON document cannot be written. */
    static String pretty(ObjectNode root) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new MeshlineException(ErrorCode.INTERNAL, "Failed to write a JSON document: " + e.getMessage(), e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
