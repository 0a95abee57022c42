package io.meshline.report.quality;

import io.meshline.model.Owner;
import io.meshline.model.Verdict;
import io.meshline.report.Words;
import java.util.List;

/** One dataset: a line that tells how it stands, and all the rest folded below it. */
final class HtmlDataset {
    private final Html html;
    private final HtmlParts parts;
    private final DatasetQuality dataset;

    HtmlDataset(Html html, DatasetQuality dataset) {
        this.html = html;
        this.parts = new HtmlParts(html);
        this.dataset = dataset;
    }

    void write(Owner owner) {
        String style = HtmlParts.style(dataset.standing());
        html.begin(
                "details",
                "class",
                "dataset " + style,
                "id",
                HtmlParts.anchor(dataset.id()),
                "data-find",
                dataset.id() + " " + owner.team(),
                "data-standing",
                style);
        line();
        html.begin("div", "class", "body");
        html.element("p", dataset.description(), "class", "about");
        html.element("p", Attention.of(dataset, owner).happened());
        rules();
        trends();
        refusals();
        quarantine();
        html.end().end().newLine();
    }

    private void line() {
        html.begin("summary");
        parts.badge(dataset.standing());
        html.begin("span", "class", "address");
        parts.address(dataset.id());
        html.end();
        RunStrip.write(html, dataset.history().runs());
        html.begin("span", "class", "when");
        dataset.history().latest().ifPresent(run -> parts.time(run.at()));
        html.end().end();
    }

    private void rules() {
        if (dataset.rules().isEmpty()) {
            return;
        }
        html.element("h4", "Rules")
                .begin("div", "class", "scroll", "role", "region", "aria-label", "Rules", "tabindex", "0");
        html.begin("table");
        parts.headings("Holds", "Rule", "Breaking it", "What was found", "Failed in the period");
        html.begin("tbody");
        for (RuleRecord rule : dataset.rules()) {
            Verdict verdict = rule.latest();
            html.begin("tr");
            html.element("td", held(rule), "class", "held " + tone(rule));
            html.begin("th", "scope", "row").element("code", rule.rule()).end();
            parts.effect(verdict.severity());
            html.begin("td").text(Words.finding(verdict.words(), verdict.reason()));
            parts.sample(verdict);
            html.end();
            parts.number(rule.failed() + " of " + rule.checked(), " checks failed");
            html.end();
        }
        html.end().end().end();
    }

    private String held(RuleRecord rule) {
        if (!dataset.isInForce(rule)) {
            return "no longer checked";
        }
        return switch (rule.latest().outcome()) {
            case PASSED -> "yes";
            case FAILED -> "no";
        };
    }

    private String tone(RuleRecord rule) {
        if (!dataset.isInForce(rule)) {
            return HtmlParts.style(Standing.UNCHECKED);
        }
        if (rule.latest().outcome() == Verdict.Outcome.PASSED) {
            return HtmlParts.style(Standing.PASSED);
        }
        return HtmlParts.style(rule.latest().refuses() ? Standing.REFUSED : Standing.WARNED);
    }

    private void trends() {
        Trends trends = Trends.of(dataset);
        if (!dataset.history().runs().isEmpty()) {
            html.element("h4", "Figures over time");
        }
        if (!trends.moving().isEmpty()) {
            html.element("p", Glossary.TRENDS, "class", "hint");
            html.begin("div", "class", "charts");
            trends.moving().forEach(trend -> TrendChart.write(html, trend));
            html.end();
        }
        if (!trends.still().isEmpty()) {
            html.element("p", "The same in every run of the period:", "class", "hint")
                    .begin("ul", "class", "still");
            for (Trend trend : trends.still()) {
                MetricWords words = MetricWords.of(trend);
                html.begin("li", "title", words.meaning()).text(words.title() + " ");
                html.element("strong", Words.figure(trend.latest().value())).end();
            }
            html.end();
        }
    }

    private void refusals() {
        if (dataset.refusals().isEmpty()) {
            return;
        }
        html.element("h4", "Refused runs").begin("ul", "class", "refusals");
        for (Refusal refusal : dataset.refusals()) {
            html.begin("li");
            parts.time(refusal.at());
            html.element("span", " run " + refusal.runId(), "class", "run");
            for (Verdict verdict : refusal.broken()) {
                html.begin("div", "class", "broken").element("code", verdict.words());
                html.element("p", Words.finding(verdict.words(), verdict.reason()), "class", "found");
                parts.sample(verdict);
                html.end();
            }
            html.end();
        }
        html.end();
    }

    private void quarantine() {
        List<QuarantineReason> reasons = dataset.quarantine();
        if (reasons.isEmpty()) {
            return;
        }
        html.element("h4", "Open records in quarantine").begin("ul", "class", "reasons");
        for (QuarantineReason reason : reasons) {
            html.begin("li").element("strong", Words.count(reason.records(), "record"));
            html.text(": " + reason.words());
            if (!reason.suchAs().isEmpty()) {
                html.text(", such as ").element("code", reason.suchAs());
            }
            html.end();
        }
        html.end();
    }
}
