package io.meshline.report.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.model.Owner;
import io.meshline.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as one JSON document, for programs: everything that is known, absent values null. */
final class JsonReport {
    private JsonReport() {}

    /** The document; times are ISO 8601 in UTC. */
    static String write(QualityReport report) {
        Summary summary = Summary.of(report);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("environment", report.scope().environment());
        root.put("since", report.scope().since().toString());
        root.put("until", report.scope().until().toString());
        root.put("headline", summary.headline());
        ArrayNode calls = root.putArray("calls");
        summary.calls().forEach(call -> {
            ObjectNode node = calls.addObject();
            write(call.owner(), node.putObject("owner"));
            ArrayNode datasets = node.putArray("datasets");
            call.about()
                    .forEach(entry -> datasets.addObject()
                            .put("dataset", entry.dataset().id().toString())
                            .put("happened", entry.happened()));
        });
        ArrayNode domains = root.putArray("domains");
        report.domains().forEach(domain -> write(domain, domains.addObject()));
        ArrayNode former = root.putArray("noLongerConfigured");
        report.former().forEach(dataset -> {
            ObjectNode node = former.addObject().put("dataset", dataset.address());
            write(dataset.latest(), node.putObject("lastRun"));
        });
        report.gaps().forEach(root.putArray("gaps")::add);
        return root.toPrettyString() + "\n";
    }

    private static void write(Owner owner, ObjectNode node) {
        node.put("team", owner.team()).put("contact", owner.contact());
    }

    private static void write(DomainQuality domain, ObjectNode node) {
        node.put("domain", domain.name()).put("description", domain.description());
        write(domain.owner(), node.putObject("owner"));
        ArrayNode datasets = node.putArray("datasets");
        domain.datasets().forEach(dataset -> write(dataset, datasets.addObject()));
    }

    private static void write(DatasetQuality dataset, ObjectNode node) {
        node.put("dataset", dataset.id().toString()).put("description", dataset.description());
        node.put("standing", dataset.standing().word());
        write(dataset.history().latest(), node);
        node.put("lastGood", text(dataset.history().lastGood()));
        ArrayNode runs = node.putArray("runs");
        dataset.history().runs().forEach(run -> write(run, runs.addObject()));
        ArrayNode rules = node.putArray("rules");
        dataset.rules().forEach(rule -> {
            ObjectNode entry = rules.addObject();
            write(rule.latest(), entry);
            entry.put("inForce", dataset.isInForce(rule)).put("runId", rule.runId());
            entry.put("at", rule.at().toString()).put("failed", rule.failed()).put("checked", rule.checked());
        });
        writeRefusals(dataset.refusals(), node.putArray("refusals"));
        writeTrends(dataset.trends(), node.putArray("trends"));
        ArrayNode quarantine = node.putArray("quarantine");
        dataset.quarantine()
                .forEach(reason -> quarantine
                        .addObject()
                        .put("kind", reason.kind())
                        .put("column", reason.column().isEmpty() ? null : reason.column())
                        .put("records", reason.records())
                        .put("latest", reason.latest().toString())
                        .put("example", reason.example()));
    }

    private static void write(Optional<PastRun> run, ObjectNode node) {
        run.ifPresentOrElse(latest -> write(latest, node.putObject("lastRun")), () -> node.putNull("lastRun"));
    }

    private static void write(PastRun run, ObjectNode node) {
        node.put("runId", run.runId()).put("at", run.at().toString());
        node.put("standing", run.standing().word());
        node.put("written", run.written()).put("quarantined", run.quarantined());
        node.put("error", run.error().isEmpty() ? null : run.error());
    }

    private static void write(Verdict verdict, ObjectNode node) {
        node.put("rule", verdict.rule())
                .put("scope", verdict.scope().key())
                .put("severity", verdict.severity().key());
        node.put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT)).put("reason", verdict.reason());
        verdict.sample().forEach(node.putArray("sample")::add);
    }

    private static void writeRefusals(List<Refusal> refusals, ArrayNode array) {
        refusals.forEach(refusal -> {
            ObjectNode node = array.addObject();
            node.put("runId", refusal.runId()).put("at", refusal.at().toString());
            ArrayNode broken = node.putArray("broken");
            refusal.broken().forEach(verdict -> write(verdict, broken.addObject()));
        });
    }

    private static void writeTrends(List<Trend> trends, ArrayNode array) {
        trends.forEach(trend -> {
            ObjectNode node = array.addObject();
            node.put("metric", trend.metric()).put("instance", trend.instance());
            // Columns, since a large report has hundreds of thousands of points.
            ArrayNode at = node.putArray("at");
            ArrayNode value = node.putArray("value");
            ArrayNode refusedAt = node.putArray("refusedAt");
            trend.points().forEach(point -> {
                at.add(point.at().toString());
                value.add(point.value());
                if (point.isRefused()) {
                    refusedAt.add(point.at().toString());
                }
            });
        });
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }
}
