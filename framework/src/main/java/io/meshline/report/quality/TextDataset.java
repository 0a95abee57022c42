package io.meshline.report.quality;

import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One dataset for a terminal. */
final class TextDataset {
    private static final String INDENT = "  ";
    private static final String DEEP = INDENT.repeat(3);

    private final DatasetQuality dataset;
    private final List<String> lines = new ArrayList<>();

    private TextDataset(DatasetQuality dataset) {
        this.dataset = dataset;
    }

    /** The rules that the last check found broken, with offending rows. */
    static List<String> broken(DatasetQuality dataset) {
        TextDataset text = new TextDataset(dataset);
        text.heading();
        text.verdicts(dataset.broken());
        return text.lines;
    }

    /** All that is known. */
    static List<String> inFull(DatasetQuality dataset) {
        TextDataset text = new TextDataset(dataset);
        text.heading();
        text.verdicts(dataset.rules().stream().filter(dataset::isInForce).toList());
        text.refusals();
        text.trends();
        text.quarantine();
        return text.lines;
    }

    private void heading() {
        String check = dataset.rules().stream()
                .filter(dataset::isInForce)
                .findFirst()
                .map(rule -> "rules checked on " + Words.minute(rule.at()) + ", run " + rule.runId())
                .orElse("no rule was ever checked");
        lines.add(dataset.id() + INDENT + dataset.standing().word() + ", " + check);
    }

    private void verdicts(List<RuleRecord> rules) {
        for (RuleRecord rule : rules) {
            Verdict verdict = rule.latest();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-6s  %-5s  %s",
                    verdict.outcome().name().toLowerCase(Locale.ROOT),
                    verdict.severity().key(),
                    rule.rule()));
            if (!verdict.reason().isEmpty()) {
                lines.add(DEEP + Words.finding(verdict.words(), verdict.reason()));
            }
            if (verdict.outcome() == Outcome.FAILED && rule.failed() > 1) {
                lines.add(DEEP + "broken in " + rule.failed() + " of " + Words.count(rule.checked(), "check"));
            }
            verdict.sample().forEach(row -> lines.add(DEEP + row));
        }
    }

    private void refusals() {
        section(
                "Refused runs of the period, newest first",
                dataset.refusals().stream().map(TextDataset::refusal));
    }

    private static String refusal(Refusal refusal) {
        List<String> reasons = refusal.broken().stream()
                .map(verdict -> verdict.reason().isEmpty() ? verdict.words() : verdict.reason())
                .toList();
        return Words.minute(refusal.at()) + INDENT + String.join("; ", reasons);
    }

    private void trends() {
        section(
                "Figures over time, oldest on the left",
                Trends.of(dataset).moving().stream()
                        .map(trend -> MetricWords.of(trend).title() + INDENT + Sparkline.withRange(trend)));
    }

    private void quarantine() {
        section(
                "Open records in quarantine, by reason",
                dataset.quarantine().stream().map(TextDataset::reason));
    }

    private static String reason(QuarantineReason reason) {
        String suchAs = reason.suchAs().isEmpty() ? "" : ", such as " + reason.suchAs();
        return Words.number(reason.records()) + INDENT + reason.words() + suchAs;
    }

    private void section(String title, Stream<String> entries) {
        List<String> found = entries.toList();
        if (!found.isEmpty()) {
            lines.add(INDENT + title + ":");
            found.forEach(entry -> lines.add(INDENT.repeat(2) + entry));
        }
    }
}
