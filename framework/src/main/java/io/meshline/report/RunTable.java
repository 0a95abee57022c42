package io.meshline.report;

import io.meshline.model.IntervalUse.Effect;
import io.meshline.model.Ledger;
import io.meshline.model.QualityRule;
import io.meshline.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run as the table that a person sees at its end, with what went wrong below. */
public final class RunTable {
    private static final String WARN = QualityRule.Severity.WARN.key() + ": ";
    private static final List<String> HEADINGS = List.of(
            "job",
            "action",
            "read",
            "written",
            "updated",
            "unchanged",
            "duplicate",
            "filtered",
            "quarantined",
            "gate",
            "version",
            "seconds");
    /** Where the rows that records gave besides stand, in runs that have any. */
    private static final int EXPLODED = 3;

    private RunTable() {}

    /** The lines to print. */
    public static List<String> lines(RunReport report) {
        boolean explodes =
                report.jobs().stream().anyMatch(job -> job.work().ledger().exploded() > 0);
        List<String> headings = new ArrayList<>(HEADINGS);
        if (explodes) {
            headings.add(EXPLODED, "exploded");
        }
        TextTable table = new TextTable(headings.toArray(String[]::new));
        report.jobs().forEach(job -> table.add(row(job, explodes)));
        List<String> lines = new ArrayList<>(table.lines());
        report.jobs().stream().filter(job -> !isSkipped(job)).forEach(job -> details(job, note(report, job), lines));
        skipped(report, lines);
        report.untold().ifPresent(failure -> lines.addAll(List.of("", failure.message())));
        report.lineage().flatMap(LineageCount::warning).ifPresent(warning -> lines.addAll(List.of("", WARN + warning)));
        lines.add("");
        lines.add(summary(report));
        return lines;
    }

    private static List<String> row(JobRun job, boolean explodes) {
        Ledger ledger = job.work().ledger();
        List<String> cells = new ArrayList<>();
        cells.add(job.job().toString());
        cells.add(job.status().isGood() ? job.action() : job.status().key());
        boolean counted = !ledger.equals(Ledger.EMPTY) || job.work().version().isPresent();
        for (long count : new long[] {
            ledger.read(),
            ledger.written(),
            ledger.updated(),
            ledger.unchanged(),
            ledger.duplicate(),
            ledger.filtered(),
            ledger.quarantined()
        }) {
            cells.add(counted ? String.format(Locale.ROOT, "%,d", count) : "-");
        }
        if (explodes) {
            cells.add(EXPLODED, counted ? String.format(Locale.ROOT, "%,d", ledger.exploded()) : "-");
        }
        cells.add(job.gate());
        cells.add(
                job.work().version().isPresent()
                        ? Long.toString(job.work().version().getAsLong())
                        : "-");
        cells.add(String.format(Locale.ROOT, "%.1f", job.work().seconds()));
        return cells;
    }

    /** What is no fault of the job and no cause for care. */
    private static Optional<String> note(RunReport report, JobRun job) {
        return report.use(job.job())
                .filter(use -> use.effect() == Effect.IGNORED)
                .map(use ->
                        "note: rows of " + use.interval().words() + " are not computed anew, since " + use.reason());
    }

    private static void details(JobRun job, Optional<String> note, List<String> lines) {
        List<String> details = new ArrayList<>(note.stream().toList());
        job.warnings().forEach(warning -> details.add(WARN + warning));
        job.work().ledger().changedByName().forEach((column, count) -> details.add(changed(column, count)));
        job.audit().verdicts().stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED)
                .map(verdict -> verdict.severity().key() + ": " + verdict.reason())
                .forEach(details::add);
        job.failure().ifPresent(failure -> details.add(failure.message()));
        if (!details.isEmpty()) {
            lines.add("");
            lines.add(job.job().toString());
            details.stream().flatMap(String::lines).map(line -> "  " + line).forEach(lines::add);
        }
    }

    private static String changed(String column, long count) {
        String values = count == 1 ? "1 value" : String.format(Locale.ROOT, "%,d values", count);
        return "changed: " + values + " of '" + column + "' outside of the range";
    }

    /** Skipped jobs need no heading of their own: their sentences name them. */
    private static void skipped(RunReport report, List<String> lines) {
        List<String> sentences = report.jobs().stream()
                .filter(RunTable::isSkipped)
                .flatMap(job -> job.failure().stream())
                .map(Failure::message)
                .toList();
        if (!sentences.isEmpty()) {
            lines.add("");
            lines.addAll(sentences);
        }
    }

    private static boolean isSkipped(JobRun job) {
        return job.status() == JobStatus.SKIPPED;
    }

    private static String summary(RunReport report) {
        long good = report.jobs().stream().filter(job -> job.status().isGood()).count();
        String end = String.format(
                Locale.ROOT,
                "Run %s %s%s: %d of %d jobs good in %.1f s.",
                report.runId(),
                report.status(),
                warnings(report),
                good,
                report.jobs().size(),
                report.seconds());
        return report.worst().isEmpty() ? end : end + " Spark's log: " + report.log();
    }

    private static String warnings(RunReport report) {
        long warnings = report.jobs().stream().mapToLong(JobRun::countWarnings).sum();
        return warnings == 0 ? "" : " with " + warnings + (warnings == 1 ? " warning" : " warnings");
    }
}
