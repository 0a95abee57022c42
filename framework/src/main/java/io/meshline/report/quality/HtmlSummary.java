package io.meshline.report.quality;

import io.meshline.report.Words;
import io.meshline.report.quality.Summary.Call;
import java.util.List;

/** The top of the page: what it is, what needs a person now, whom to call. */
final class HtmlSummary {
    private static final int MOST = 12;

    private final Html html;
    private final HtmlParts parts;
    private final QualityReport report;
    private final Summary summary;

    HtmlSummary(Html html, QualityReport report) {
        this.html = html;
        this.parts = new HtmlParts(html);
        this.report = report;
        this.summary = Summary.of(report);
    }

    void write() {
        ReportScope scope = report.scope();
        html.begin("header", "class", "top").newLine();
        html.element("p", "Environment " + scope.environment(), "class", "kicker");
        html.element("h1", "Data quality").newLine();
        html.begin("p", "class", "period").text("From ");
        parts.time(scope.since());
        html.text(" to ");
        parts.time(scope.until());
        html.text(" UTC").end().newLine();
        html.element("p", Glossary.REPORT, "class", "lead").newLine();
        report.gaps().forEach(gap -> html.element("p", gap, "class", "note").newLine());
        html.end().newLine();
        attention();
        tiles();
    }

    private void attention() {
        html.begin("section", "id", "now", "class", mood());
        html.element("h2", "What needs attention now");
        html.element("p", summary.headline(), "class", "headline").newLine();
        calls();
        list("These wait for a dataset that was refused or failed", summary.follows());
        list("When there is time, look at these", summary.soon());
        html.end().newLine();
    }

    private String mood() {
        if (!summary.now().isEmpty()) {
            return "alarm";
        }
        return report.datasets().anyMatch(dataset -> dataset.standing().isGood()) ? "calm" : "idle";
    }

    private void calls() {
        for (Call call : summary.calls()) {
            html.begin("div", "class", "call");
            html.begin("p", "class", "whom").text("Call ");
            parts.owner(call.owner());
            html.end().begin("ul");
            call.about().forEach(this::item);
            html.end().end().newLine();
        }
    }

    private void item(Attention entry) {
        html.begin("li").begin("p", "class", "what");
        parts.badge(entry.dataset().standing());
        html.text(" ");
        parts.link(entry.dataset().id());
        html.end().element("p", entry.happened()).end().newLine();
    }

    private void list(String title, List<Attention> entries) {
        if (entries.isEmpty()) {
            return;
        }
        html.begin("details", "class", "later");
        html.begin("summary").text(title + " ");
        html.element("span", Words.number(entries.size()), "class", "count").end();
        html.begin("ul");
        entries.stream().limit(MOST).forEach(this::item);
        if (entries.size() > MOST) {
            html.begin("li").text("and " + (entries.size() - MOST) + " more: ");
            html.element("a", "see all datasets", "href", "#datasets").end();
        }
        html.end().end().newLine();
    }

    private void tiles() {
        html.begin("section", "class", "tiles", "aria-label", "How many datasets stand how");
        html.begin("dl");
        for (Standing standing : Standing.values()) {
            long count = report.count(standing);
            if (count > 0) {
                html.begin("div", "class", "tile " + HtmlParts.style(standing));
                html.begin("dt");
                parts.badge(standing);
                html.end();
                html.element("dd", Words.number(count), "class", "number");
                html.element("dd", standing.meaning(), "class", "meaning");
                html.end().newLine();
            }
        }
        html.end();
        html.element("p", Glossary.VERDICTS, "class", "hint");
        html.end().newLine();
    }
}
