package io.meshline.report.quality;

import io.meshline.report.Escapes;
import io.meshline.report.Words;
import java.util.Arrays;
import java.util.List;

/** The report in Markdown (GitHub's), for tickets, wikis and mails. */
final class MarkdownReport {
    private static final int MOST = 20;

    private final QualityReport report;
    private final Summary summary;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(QualityReport report) {
        this.report = report;
        this.summary = Summary.of(report);
    }

    /** The report as Markdown. */
    static String write(QualityReport report) {
        MarkdownReport markdown = new MarkdownReport(report);
        markdown.head();
        markdown.attention();
        markdown.domains();
        markdown.refusals();
        markdown.brokenRules();
        markdown.quarantine();
        markdown.datasets();
        markdown.former();
        return markdown.out.toString().stripTrailing() + "\n";
    }

    private void head() {
        ReportScope scope = report.scope();
        line("# Data quality of environment " + Escapes.markdown(scope.environment()));
        text("From " + Words.minute(scope.since()) + " to " + Words.minute(scope.until()) + ", times in UTC. "
                + Glossary.REPORT);
        report.gaps().forEach(gap -> text("Note: " + gap));
    }

    private void attention() {
        line("## What needs attention now");
        text(summary.headline());
        for (Attention entry : summary.now()) {
            item(entry, " Call " + entry.owner().team() + ", " + entry.owner().contact() + ".");
        }
        if (!summary.now().isEmpty()) {
            out.append('\n');
        }
        list("These wait for a dataset that was refused or failed:", summary.follows());
        list("When there is time, look at these:", summary.soon());
    }

    private void list(String title, List<Attention> entries) {
        if (!entries.isEmpty()) {
            text(title);
            entries.stream().limit(MOST).forEach(entry -> item(entry, ""));
            if (entries.size() > MOST) {
                out.append("- and ").append(entries.size() - MOST).append(" more, see below\n");
            }
            out.append('\n');
        }
    }

    private void item(Attention entry, String call) {
        DatasetQuality dataset = entry.dataset();
        out.append("- **").append(Escapes.markdown(dataset.id().toString())).append("** ");
        out.append(dataset.standing().word()).append(". ");
        out.append(Escapes.markdown(entry.happened() + call)).append('\n');
    }

    private void domains() {
        if (report.domains().isEmpty()) {
            return;
        }
        line("## Domains and owners");
        text(Glossary.DOMAINS);
        MarkdownTable table =
                new MarkdownTable("Domain", "What it is about", "Owner", "Contact", "Datasets", "Refused or failed");
        report.domains()
                .forEach(domain -> table.add(
                        domain.name(),
                        domain.description(),
                        domain.owner().team(),
                        domain.owner().contact(),
                        Words.number(domain.datasets().size()),
                        Words.number(domain.count(Standing.REFUSED) + domain.count(Standing.FAILED))));
        table(table);
    }

    private void refusals() {
        List<Ranking<Refusal>> refusals = Ranking.refusals(report);
        if (refusals.isEmpty()) {
            return;
        }
        line("## Refused runs");
        text(Glossary.REFUSALS + more(refusals));
        MarkdownTable table =
                new MarkdownTable("When", "Dataset", "Broken rule", "What was found", "A row that broke it");
        refusals.stream()
                .limit(MOST)
                .forEach(entry -> entry.fact()
                        .broken()
                        .forEach(verdict -> table.add(
                                Words.minute(entry.fact().at()),
                                entry.dataset().id().toString(),
                                verdict.words(),
                                Words.finding(verdict.words(), verdict.reason()),
                                verdict.sample().stream().findFirst().orElse("-"))));
        table(table);
    }

    private void brokenRules() {
        List<Ranking<RuleRecord>> rules = Ranking.brokenRules(report);
        if (rules.isEmpty()) {
            return;
        }
        line("## Rules that fail most");
        text(Glossary.BROKEN_RULES + more(rules));
        MarkdownTable table = new MarkdownTable("Dataset", "Rule", "Breaking it", "Failed", "Checks");
        rules.stream()
                .limit(MOST)
                .forEach(entry -> table.add(
                        entry.dataset().id().toString(),
                        entry.fact().rule(),
                        SeverityWords.effect(entry.fact().latest().severity()),
                        Words.number(entry.fact().failed()),
                        Words.number(entry.fact().checked())));
        table(table);
    }

    private void quarantine() {
        List<Ranking<QuarantineReason>> reasons = Ranking.quarantine(report);
        if (reasons.isEmpty()) {
            return;
        }
        line("## Quarantine by reason");
        text(Glossary.QUARANTINE + more(reasons));
        MarkdownTable table = new MarkdownTable("Dataset", "Reason", "Records", "Last time", "Such as");
        reasons.stream()
                .limit(MOST)
                .forEach(entry -> table.add(
                        entry.dataset().id().toString(),
                        entry.fact().words(),
                        Words.number(entry.fact().records()),
                        Words.minute(entry.fact().latest()),
                        entry.fact().suchAs()));
        table(table);
    }

    private void datasets() {
        if (report.domains().isEmpty()) {
            return;
        }
        line("## Datasets");
        text(Glossary.VERDICTS);
        Arrays.stream(Standing.values())
                .filter(standing -> report.count(standing) > 0)
                .forEach(standing -> out.append("- **")
                        .append(standing.word())
                        .append("**: ")
                        .append(standing.meaning())
                        .append('\n'));
        out.append('\n');
        report.domains().forEach(domain -> MarkdownDomain.lines(domain).forEach(this::plain));
    }

    private void former() {
        if (!report.former().isEmpty()) {
            line("## No longer configured");
            text(Glossary.FORMER);
            MarkdownTable table = new MarkdownTable("Dataset", "Last run", "How it ended");
            report.former()
                    .forEach(dataset -> table.add(
                            dataset.address(),
                            Words.minute(dataset.latest().at()),
                            dataset.latest().standing().word()));
            table(table);
        }
    }

    private static String more(List<?> entries) {
        return entries.size() > MOST ? " The first " + MOST + " of " + entries.size() + "." : "";
    }

    private void text(String paragraph) {
        line(Escapes.markdown(paragraph));
    }

    private void table(MarkdownTable table) {
        table.lines().forEach(this::plain);
        out.append('\n');
    }

    private void plain(String line) {
        out.append(line).append('\n');
    }

    private void line(String line) {
        out.append(line).append("\n\n");
    }
}
