package io.meshline.report.quality;

import io.meshline.report.Escapes;
import io.meshline.report.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The datasets of a domain in Markdown: a table of how they stand, and the trends of those that are not well. */
final class MarkdownDomain {
    private MarkdownDomain() {}

    static Stream<String> lines(DomainQuality domain) {
        MarkdownTable table = new MarkdownTable(
                "Dataset", "Stands", "Last run", "Runs", "Refused", "Warned", "In quarantine", "Rows, run by run");
        domain.datasets().forEach(dataset -> table.add(row(dataset)));
        Stream<String> heading = Stream.of("### " + Escapes.markdown(domain.name()), "");
        return Stream.of(heading, table.lines(), Stream.of(""), trends(domain)).flatMap(lines -> lines);
    }

    private static String[] row(DatasetQuality dataset) {
        RunHistory history = dataset.history();
        return new String[] {
            dataset.id().toString(),
            dataset.standing().word(),
            history.latest().map(run -> Words.minute(run.at())).orElse("-"),
            Words.number(history.runs().size()),
            Words.number(history.count(Standing.REFUSED)),
            Words.number(history.count(Standing.WARNED)),
            Words.number(history.quarantined()),
            Trends.of(dataset).moving().stream()
                    .filter(trend -> trend.metric().equals(Trends.WRITTEN))
                    .map(Sparkline::withRange)
                    .collect(Collectors.joining())
        };
    }

    private static Stream<String> trends(DomainQuality domain) {
        MarkdownTable table = new MarkdownTable("Dataset", "Figure", "Run by run, oldest on the left");
        domain.datasets().stream()
                .filter(dataset -> !dataset.broken().isEmpty())
                .forEach(dataset -> Trends.of(dataset).moving().stream()
                        .filter(trend -> !trend.metric().equals(Trends.WRITTEN))
                        .forEach(trend -> table.add(
                                dataset.id().toString(), MetricWords.of(trend).title(), Sparkline.withRange(trend))));
        boolean isEmpty = table.lines().count() == 2;
        return isEmpty
                ? Stream.of()
                : Stream.of(Stream.of("Figures of the datasets with a broken rule:", ""), table.lines(), Stream.of(""))
                        .flatMap(lines -> lines);
    }
}
