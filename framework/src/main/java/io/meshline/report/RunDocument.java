package io.meshline.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.model.IntervalUse;
import io.meshline.model.Position;
import java.util.List;
import java.util.Optional;

/**
 * A run as one JSON document, for programs: what {@code run --format json} prints and {@code run --result} writes. Its schema
 * is {@code docs/reference/run-result.schema.json}.
 */
public final class RunDocument {
    private static final int FORMAT_VERSION = 1;

    private RunDocument() {}

    /** The document; numbers are rows, {@code seconds} are seconds, absent values are null. */
    public static String json(RunReport report) {
        ObjectNode root = outcome(report.exitCode(), report.status());
        root.put("runId", report.runId());
        root.put("environment", report.environment());
        root.put("seconds", report.seconds());
        root.put(
                "sparkJobs",
                report.jobs().stream().mapToLong(job -> job.work().sparkJobs()).sum());
        root.put("log", report.log());
        writeError(report.untold(), root);
        writeLineage(report.lineage(), root);
        root.putArray("problems");
        report.interval()
                .ifPresentOrElse(
                        interval -> root.putObject("interval")
                                .put("from", interval.asked().from().text())
                                .put("to", interval.asked().to().text()),
                        () -> root.putNull("interval"));
        ArrayNode jobs = root.putArray("jobs");
        report.jobs().forEach(job -> {
            ObjectNode node = jobs.addObject();
            writeJob(job, node);
            writeInterval(report.use(job.job()), node);
        });
        return JobRunJson.pretty(root);
    }

    private static void writeLineage(Optional<LineageCount> lineage, ObjectNode node) {
        lineage.ifPresentOrElse(
                count -> node.putObject("lineage")
                        .put("sent", count.sent())
                        .put("failed", count.failed())
                        .put("reason", count.reason().orElse(null)),
                () -> node.putNull("lineage"));
    }

    /** The document of a run that ended before its first job. */
    public static String json(int exitCode, List<Problem> problems) {
        ObjectNode root = outcome(exitCode, "failed");
        root.putNull("runId").putNull("environment");
        root.put("seconds", 0.0).put("sparkJobs", 0).putNull("log").putNull("error");
        ArrayNode told = root.putArray("problems");
        problems.forEach(problem -> writeProblem(problem, told.addObject()));
        root.putNull("lineage").putNull("interval");
        root.putArray("jobs");
        return JobRunJson.pretty(root);
    }

    private static ObjectNode outcome(int exitCode, String status) {
        return JobRunJson.object()
                .put("version", FORMAT_VERSION)
                .put("exitCode", exitCode)
                .put("status", status);
    }

    private static void writeProblem(Problem problem, ObjectNode node) {
        node.put("code", problem.code().name()).put("message", problem.message());
        node.put("file", problem.origin().map(Origin::file).orElse(null));
        node.put("line", problem.origin().map(Origin::line).orElse(null));
    }

    private static void writeJob(JobRun job, ObjectNode node) {
        node.put("job", job.job().toString());
        node.put("action", job.action());
        node.put("status", job.status().key());
        JobRunJson.writeLedger(job.work().ledger(), node);
        node.put("gate", job.gate());
        if (job.work().version().isPresent()) {
            node.put("version", job.work().version().getAsLong());
        } else {
            node.putNull("version");
        }
        node.put("seconds", job.work().seconds());
        node.put("sparkJobs", job.work().sparkJobs());
        ArrayNode inputs = node.putArray("inputs");
        for (Position input : job.work().inputs()) {
            inputs.addObject().put("input", input.input()).put("version", input.version());
        }
        ArrayNode warnings = node.putArray("warnings");
        job.warnings().forEach(warnings::add);
        writeError(job.failure(), node);
    }

    private static void writeInterval(Optional<IntervalUse> interval, ObjectNode node) {
        interval.ifPresentOrElse(
                use -> node.putObject("interval")
                        .put("effect", use.effect().key())
                        .put("reason", use.reason()),
                () -> node.putNull("interval"));
    }

    private static void writeError(Optional<Failure> failure, ObjectNode node) {
        failure.ifPresentOrElse(
                error ->
                        node.putObject("error").put("code", error.code().name()).put("message", error.message()),
                () -> node.putNull("error"));
    }
}
