package io.meshline.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.RuleCost;
import io.meshline.model.Settings;
import io.meshline.model.schedule.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a plan as the JSON document that schedulers read. Its keys are promised; new ones may come. */
final class PlanJson {
    private static final int FORMAT_VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final RunPlan plan;
    private final Settings settings;
    private final Map<DatasetId, Dataset> datasets;
    private final Set<DatasetId> planned;

    PlanJson(RunPlan plan) {
        this.plan = plan;
        this.settings = plan.mesh().settings();
        this.datasets = plan.mesh().datasets();
        this.planned = plan.jobs().stream().map(JobPlan::job).collect(Collectors.toSet());
    }

    String write() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", FORMAT_VERSION);
        root.put("environment", settings.environment());
        plan.interval()
                .ifPresentOrElse(
                        interval -> root.putObject("interval")
                                .put("from", interval.from().text())
                                .put("to", interval.to().text()),
                        () -> root.putNull("interval"));
        ArrayNode domains = root.putArray("domains");
        plan.mesh().domains().stream().filter(this::isPlanned).forEach(domain -> write(domain, domains.addObject()));
        ArrayNode jobs = root.putArray("jobs");
        plan.jobs().forEach(job -> write(job, jobs.addObject()));
        try {
            return MAPPER.writer(LINES).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new MeshlineException(ErrorCode.INTERNAL, "Failed to write the plan as JSON", impossible);
        }
    }

    private boolean isPlanned(Domain domain) {
        return planned.stream().anyMatch(job -> job.domain().equals(domain.name()));
    }

    private static void write(Domain domain, ObjectNode node) {
        node.put("name", domain.name());
        node.putObject("owner")
                .put("team", domain.owner().team())
                .put("contact", domain.owner().contact());
        node.put("archetype", domain.archetype().key());
        node.put(
                "schedule",
                domain.scheduling().schedule().flatMap(Schedule::cron).orElse(null));
        node.put("description", domain.description());
    }

    private void write(JobPlan job, ObjectNode node) {
        DatasetId id = job.job();
        node.put("job", id.toString());
        node.put("domain", id.domain());
        node.put("zone", id.zone().key());
        node.put("action", job.action().label());
        node.put("reason", job.reason());
        job.interval()
                .ifPresentOrElse(
                        use -> node.putObject("interval")
                                .put("effect", use.effect().key())
                                .put("reason", use.reason()),
                        () -> node.putNull("interval"));
        write(job.inputs(), node.putArray("inputs"));
        write(plan.graph().inputs(id).stream().filter(planned::contains).toList(), node.putArray("upstream"));
        node.putObject("output").put("path", settings.tablePath(id)).put("quarantine", settings.quarantinePath(id));
        node.put("description", datasets.get(id).description());
        ArrayNode gate = node.putArray("gate");
        plan.gate(id).forEach(cost -> write(cost, gate.addObject()));
        ArrayNode missing = node.putArray("missing");
        plan.missing(id)
                .forEach(gap -> missing.addObject()
                        .put("from", gap.from())
                        .put("to", gap.to())
                        .put("periods", gap.periods()));
        ArrayNode arguments = node.putArray("arguments");
        List.of("run", id.toString(), "--env", settings.environment()).forEach(arguments::add);
        plan.interval()
                .ifPresent(interval -> List.of(
                                "--from",
                                interval.from().text(),
                                "--to",
                                interval.to().text())
                        .forEach(arguments::add));
    }

    private static void write(RuleCost cost, ObjectNode node) {
        node.put("rule", cost.rule());
        node.put("severity", cost.severity().key());
        node.put("extent", cost.extent().name().toLowerCase(Locale.ROOT));
        node.put("source", cost.source().name().toLowerCase(Locale.ROOT));
        node.put("detail", cost.detail());
    }

    private static void write(List<DatasetId> ids, ArrayNode node) {
        ids.forEach(id -> node.add(id.toString()));
    }
}
