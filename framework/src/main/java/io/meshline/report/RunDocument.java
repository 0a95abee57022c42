package io.meshline.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.model.Position;
import java.util.Optional;

/** A run as one JSON document, for programs. */
public final class RunDocument {
    private RunDocument() {}

    /** The document; numbers are rows, {@code seconds} are seconds, absent values are null. */
    public static String json(RunReport report) {
        ObjectNode root = JobRunJson.object();
        root.put("runId", report.runId());
        root.put("status", report.status());
        root.put("environment", report.environment());
        root.put("seconds", report.seconds());
        root.put(
                "sparkJobs",
                report.jobs().stream().mapToLong(job -> job.work().sparkJobs()).sum());
        root.put("log", report.log());
        writeError(report.untold(), root);
        writeLineage(report.lineage(), root);
        ArrayNode jobs = root.putArray("jobs");
        report.jobs().forEach(job -> writeJob(job, jobs.addObject()));
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

    private static void writeError(Optional<Failure> failure, ObjectNode node) {
        failure.ifPresentOrElse(
                error ->
                        node.putObject("error").put("code", error.code().name()).put("message", error.message()),
                () -> node.putNull("error"));
    }
}
