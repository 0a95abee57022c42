package io.meshline.report.quality;

import io.meshline.report.Escapes;
import io.meshline.report.Paragraph;
import io.meshline.report.TextTable;
import io.meshline.report.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The report for a terminal: what needs a person, a line for each dataset, and in full what is broken. */
final class TextReport {
    private static final String INDENT = "  ";
    private static final int MOST = 8;

    private final QualityReport report;
    private final Summary summary;
    private final List<String> lines = new ArrayList<>();

    private TextReport(QualityReport report) {
        this.report = report;
        this.summary = Summary.of(report);
    }

    /** The report as text. */
    static String write(QualityReport report) {
        TextReport text = new TextReport(report);
        text.head();
        text.attention();
        text.datasets();
        text.details();
        text.former();
        // One line stays one line, whatever is in it.
        return text.lines.stream().map(Escapes::terminal).collect(Collectors.joining("\n", "", "\n"));
    }

    private void head() {
        ReportScope scope = report.scope();
        lines.add("Data quality of environment " + scope.environment() + " from " + Words.minute(scope.since()) + " to "
                + Words.minute(scope.until()) + " (times in UTC)");
        lines.add("");
        paragraph(Glossary.REPORT);
        report.gaps().forEach(gap -> lines.addAll(Paragraph.lines("Note: " + gap, "")));
        if (!report.gaps().isEmpty()) {
            lines.add("");
        }
        paragraph(summary.headline());
    }

    private void attention() {
        for (Attention entry : summary.now()) {
            lines.add(INDENT
                    + entry.dataset().id()
                    + INDENT
                    + entry.dataset().standing().word());
            lines.addAll(Paragraph.lines(entry.happened(), INDENT.repeat(2)));
            lines.addAll(Paragraph.lines(
                    "Call " + entry.owner().team() + ", " + entry.owner().contact() + ".", INDENT.repeat(2)));
            lines.add("");
        }
        list("These wait for a dataset that was refused or failed: ", summary.follows());
        list("When there is time, look at these: ", summary.soon());
    }

    private void list(String beginning, List<Attention> entries) {
        if (!entries.isEmpty()) {
            String more = entries.size() > MOST ? " and " + (entries.size() - MOST) + " more." : ".";
            paragraph(entries.stream()
                    .limit(MOST)
                    .map(entry -> entry.dataset().id() + " ("
                            + entry.dataset().standing().word() + ")")
                    .collect(Collectors.joining(", ", beginning, more)));
        }
    }

    private void datasets() {
        if (report.domains().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                "dataset", "stands", "last run", "runs", "refused", "failed", "warned", "in quarantine", "owner");
        report.domains()
                .forEach(domain -> domain.datasets()
                        .forEach(
                                dataset -> table.add(row(dataset, domain.owner().team()))));
        lines.addAll(table.lines());
        lines.add("");
        paragraph(Glossary.VERDICTS + " "
                + Arrays.stream(Standing.values())
                        .filter(standing -> report.count(standing) > 0)
                        .map(standing -> standing.word() + ": " + standing.meaning())
                        .collect(Collectors.joining("; ", "", ".")));
    }

    private static List<String> row(DatasetQuality dataset, String team) {
        RunHistory history = dataset.history();
        return List.of(
                dataset.id().toString(),
                dataset.standing().word(),
                history.latest().map(run -> Words.minute(run.at())).orElse("-"),
                Words.number(history.runs().size()),
                Words.number(history.count(Standing.REFUSED)),
                Words.number(history.count(Standing.FAILED)),
                Words.number(history.count(Standing.WARNED)),
                Words.number(history.quarantined()),
                team);
    }

    /** A report on one dataset tells all of it; one on many tells what is broken. */
    private void details() {
        List<DatasetQuality> datasets = report.datasets().toList();
        if (datasets.size() == 1) {
            add(TextDataset.inFull(datasets.get(0)));
        } else {
            datasets.stream()
                    .filter(dataset -> !dataset.broken().isEmpty())
                    .forEach(dataset -> add(TextDataset.broken(dataset)));
        }
    }

    private void former() {
        if (!report.former().isEmpty()) {
            paragraph(Glossary.FORMER + " "
                    + report.former().stream()
                            .map(dataset -> dataset.address() + " (last run "
                                    + Words.minute(dataset.latest().at())
                                    + ", " + dataset.latest().standing().word() + ")")
                            .collect(Collectors.joining(", ", "", ".")));
        }
        lines.remove(lines.size() - 1);
    }

    private void paragraph(String text) {
        add(Paragraph.lines(text, ""));
    }

    private void add(List<String> block) {
        lines.addAll(block);
        lines.add("");
    }
}
