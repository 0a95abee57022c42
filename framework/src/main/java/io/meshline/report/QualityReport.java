package io.meshline.report;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the latest audited run of some jobs found.
 *
 * @param jobs one entry for each job that was ever audited
 */
public record QualityReport(List<AuditedRun> jobs) {

    /**
     * The latest run of a job with a verdict.
     *
     * @param job the job
     * @param runId the run
     * @param at when it started
     * @param batch the batch that was audited; 0 for a refused one
     * @param verdicts the verdicts, those that failed first
     */
    public record AuditedRun(DatasetId job, String runId, Instant at, long batch, List<Verdict> verdicts) {
        public AuditedRun {
            requireNonNull(job, "job");
            requireNonNull(runId, "runId");
            requireNonNull(at, "at");
            verdicts = List.copyOf(verdicts);
        }
    }

    public QualityReport {
        jobs = List.copyOf(jobs);
    }

    /** The report as lines of text. */
    public List<String> lines() {
        if (jobs.isEmpty()) {
            return List.of("No job with quality rules has run yet.");
        }
        List<String> lines = new ArrayList<>();
        for (AuditedRun run : jobs) {
            lines.add(heading(run));
            run.verdicts().forEach(verdict -> lines.addAll(linesOf(verdict)));
            lines.add("");
        }
        lines.remove(lines.size() - 1);
        return lines;
    }

    private static String heading(AuditedRun run) {
        boolean refused = run.verdicts().stream().anyMatch(Verdict::refuses);
        String batch = refused ? "refused" : "batch " + run.batch();
        return String.format(Locale.ROOT, "%s  %s, %s, run %s", run.job(), batch, run.at(), run.runId());
    }

    /** What was found; the rule, with which a reason begins, stands in the line above. */
    private static String withoutRule(Verdict verdict) {
        String rule = verdict.rule().strip() + ": ";
        return verdict.reason().startsWith(rule) ? verdict.reason().substring(rule.length()) : verdict.reason();
    }

    private static List<String> linesOf(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        String outcome = verdict.outcome().name().toLowerCase(Locale.ROOT);
        lines.add(String.format(
                Locale.ROOT,
                "  %-6s  %-5s  %s",
                outcome,
                verdict.severity().key(),
                verdict.rule().strip()));
        if (verdict.outcome() == Verdict.Outcome.FAILED) {
            lines.add("      " + withoutRule(verdict));
        }
        verdict.sample().forEach(row -> lines.add("      " + row));
        return lines;
    }
}
