package io.meshline.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.model.Destination.Event;
import io.meshline.model.Verdict;
import io.meshline.report.Failure;
import java.util.List;

/** Writes a message as Meshline's own document; {@code docs/reference/alert.schema.json} describes it. */
final class JsonForm {
    private static final int FORMAT_VERSION = 1;
    private static final int MOST_TROUBLES = 50;
    private static final int MOST_JOBS = 100;
    private static final int MOST_RULES = 20;
    private static final int LONGEST_TEXT = 1000;

    private JsonForm() {}

    static String write(Alert alert) {
        ObjectNode root = head("alert", alert.id(), alert.run().environment());
        root.put("title", alert.title());
        ObjectNode run = root.putObject("run");
        run.put("id", alert.run().id());
        run.put("log", alert.run().log());
        run.put("status", alert.state().status());
        run.put("jobsEnded", alert.state().ended());
        run.put("jobsGood", alert.state().good());
        alert.state()
                .failure()
                .ifPresentOrElse(failure -> error(failure, run.putObject("error")), () -> run.putNull("error"));
        ObjectNode counts = root.putObject("counts");
        for (Event event : Event.values()) {
            counts.put(event.key(), alert.count(event) + (event == Event.SKIPPED ? alert.skipped() : 0));
        }
        ArrayNode troubles = root.putArray("troubles");
        alert.troubles().stream().limit(MOST_TROUBLES).forEach(trouble -> write(trouble, alert, troubles.addObject()));
        root.put("troublesLeftOut", Math.max(0, alert.troubles().size() - MOST_TROUBLES));
        return root.toString();
    }

    /** A message that nothing happened for. */
    static String test(Trial trial, String destination) {
        ObjectNode root = head("test", trial.id(), trial.environment());
        root.put("title", trial.title(destination));
        return root.toString();
    }

    private static ObjectNode head(String kind, String id, String environment) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("meshlineAlert", FORMAT_VERSION);
        root.put("kind", kind);
        root.put("id", id);
        root.put("environment", environment);
        return root;
    }

    private static void write(Trouble trouble, Alert alert, ObjectNode node) {
        node.put("event", trouble.event().key());
        node.put("domain", trouble.domain());
        node.putObject("owner")
                .put("team", trouble.owner().team())
                .put("contact", trouble.owner().contact());
        ArrayNode jobs = node.putArray("jobs");
        trouble.jobs().stream().limit(MOST_JOBS).forEach(job -> jobs.add(job.toString()));
        node.put("jobsLeftOut", Math.max(0, trouble.jobs().size() - MOST_JOBS));
        node.put("code", trouble.code().map(Enum::name).orElse(null));
        node.put(
                "retryable",
                trouble.code().map(code -> code.category().isRetryable()).orElse(false));
        ArrayNode messages = node.putArray("messages");
        trouble.messages().stream().limit(MOST_RULES).forEach(message -> messages.add(text(message)));
        ArrayNode rules = node.putArray("rules");
        trouble.rules().stream()
                .limit(MOST_RULES)
                .forEach(rule -> write(rule, alert.destination().sampleRows(), rules.addObject()));
        node.put("command", trouble.command(alert.run().environment()).orElse(null));
    }

    private static void write(Verdict verdict, int sampleRows, ObjectNode node) {
        node.put("rule", text(verdict.rule()));
        node.put("scope", verdict.scope().key());
        node.put("severity", verdict.severity().key());
        node.put("reason", text(verdict.reason()));
        ArrayNode rows = node.putArray("rows");
        List<String> sample = verdict.sample();
        sample.stream().limit(sampleRows).forEach(row -> rows.add(text(row)));
    }

    private static void error(Failure failure, ObjectNode node) {
        node.put("code", failure.code().name()).put("message", text(failure.message()));
    }

    private static String text(String text) {
        return Words.cut(text, LONGEST_TEXT);
    }
}
