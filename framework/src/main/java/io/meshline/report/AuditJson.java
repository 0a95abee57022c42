package io.meshline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.model.Audit;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule;
import io.meshline.model.Scope;
import io.meshline.model.TableStates;
import io.meshline.model.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a gate found, as a part of the JSON document of a job run; samples of rows are left out. */
final class AuditJson {
    private AuditJson() {}

    /** Adds what a gate found. */
    static void write(Audit audit, ObjectNode root) {
        ArrayNode verdicts = root.putArray("verdicts");
        audit.verdicts()
                .forEach(verdict -> verdicts.addObject()
                        .put("rule", verdict.rule())
                        .put("scope", verdict.scope().key())
                        .put("severity", verdict.severity().key())
                        .put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
                        .put("reason", verdict.reason()));
        ArrayNode metrics = root.putArray("metrics");
        audit.metrics().forEach(metric -> writeMetric(metric, metrics.addObject()));
        audit.states().ifPresent(states -> {
            ObjectNode kept = root.putObject("tableStates").put("base", states.base());
            new TreeMap<>(states.numbers()).forEach(kept.putObject("numbers")::put);
        });
    }

    private static void writeMetric(Metric metric, ObjectNode node) {
        node.put("name", metric.name());
        node.put("instance", metric.instance());
        node.put("scope", metric.scope().key());
        node.put("value", metric.value());
        metric.analyzer().ifPresent(analyzer -> node.put("analyzer", analyzer));
    }

    /** Reads what {@link #write} added. */
    static Audit read(JsonNode root) {
        List<Verdict> verdicts = JobRunJson.elements(root.get("verdicts"))
                .map(verdict -> new Verdict(
                        verdict.get("rule").asText(),
                        scope(verdict),
                        QualityRule.Severity.valueOf(upper(verdict.get("severity"))),
                        Verdict.Outcome.valueOf(upper(verdict.get("outcome"))),
                        verdict.get("reason").asText(),
                        List.of()))
                .toList();
        List<Metric> metrics = JobRunJson.elements(root.get("metrics"))
                .map(metric -> new Metric(
                        metric.get("name").asText(),
                        metric.get("instance").asText(),
                        scope(metric),
                        metric.get("value").asDouble(),
                        Optional.ofNullable(metric.get("analyzer")).map(JsonNode::asText)))
                .toList();
        return new Audit(verdicts, metrics, readStates(root.path("tableStates")));
    }

    private static Optional<TableStates> readStates(JsonNode kept) {
        if (kept.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, String> numbers = new HashMap<>();
        kept.get("numbers")
                .fields()
                .forEachRemaining(
                        state -> numbers.put(state.getKey(), state.getValue().asText()));
        return Optional.of(new TableStates(kept.get("base").asLong(), numbers));
    }

    /** What says nothing is about its batch. */
    private static Scope scope(JsonNode node) {
        return node.has("scope") ? Scope.valueOf(upper(node.get("scope"))) : Scope.BATCH;
    }

    private static String upper(JsonNode node) {
        return node.asText().toUpperCase(Locale.ROOT);
    }
}
