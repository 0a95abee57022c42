package io.meshline.report.quality;

import io.meshline.model.Verdict;
import io.meshline.report.Words;
import java.util.List;

/** The sections over all datasets: domains and owners, refused runs, rules that fail, quarantine. */
final class HtmlOverview {
    private static final int MOST = 10;

    private final Html html;
    private final HtmlParts parts;
    private final QualityReport report;

    HtmlOverview(Html html, QualityReport report) {
        this.html = html;
        this.parts = new HtmlParts(html);
        this.report = report;
    }

    void write() {
        domains();
        refusals();
        brokenRules();
        quarantine();
    }

    private void domains() {
        if (report.domains().isEmpty()) {
            return;
        }
        begin("domains", "Domains and their owners", Glossary.DOMAINS);
        parts.headings("Domain", "Owner", "Contact", "Datasets", "How they stand");
        html.begin("tbody").newLine();
        for (DomainQuality domain : report.domains()) {
            html.begin("tr").begin("th", "scope", "row");
            html.element("a", domain.name(), "href", "#" + HtmlDatasets.anchor(domain));
            html.element("span", domain.description(), "class", "about").end();
            html.element("td", domain.owner().team());
            html.begin("td");
            parts.contact(domain.owner());
            html.end();
            html.element("td", Words.number(domain.datasets().size()), "class", "n");
            html.begin("td");
            StandingBar.write(html, domain);
            html.end().end().newLine();
        }
        finish();
    }

    private void refusals() {
        List<Ranking<Refusal>> refusals = Ranking.refusals(report);
        if (refusals.isEmpty()) {
            return;
        }
        begin("refused", "Refused runs", Glossary.REFUSALS + more(refusals));
        parts.headings("When", "Dataset", "Broken rule and what was found");
        html.begin("tbody").newLine();
        refusals.stream().limit(MOST).forEach(entry -> {
            html.begin("tr").begin("td", "class", "when");
            parts.time(entry.fact().at());
            html.end().begin("td");
            parts.link(entry.dataset().id());
            html.end().begin("td");
            entry.fact().broken().forEach(this::broken);
            html.end().end().newLine();
        });
        finish();
    }

    private void broken(Verdict verdict) {
        html.begin("div", "class", "broken");
        html.element("code", verdict.words());
        html.element("p", Words.finding(verdict.words(), verdict.reason()), "class", "found");
        parts.sample(verdict);
        html.end();
    }

    private void brokenRules() {
        List<Ranking<RuleRecord>> rules = Ranking.brokenRules(report);
        if (rules.isEmpty()) {
            return;
        }
        begin("rules", "Rules that fail most", Glossary.BROKEN_RULES + more(rules));
        parts.headings("Rule", "Dataset", "Breaking it", "Failed", "Share of checks");
        html.begin("tbody").newLine();
        rules.stream().limit(MOST).forEach(entry -> {
            RuleRecord rule = entry.fact();
            html.begin("tr")
                    .begin("th", "scope", "row")
                    .element("code", rule.rule())
                    .end();
            html.begin("td");
            parts.link(entry.dataset().id());
            html.end();
            parts.effect(rule.latest().severity());
            parts.number(Words.number(rule.failed()) + " of " + Words.number(rule.checked()), " checks failed");
            html.begin("td");
            Meter.write(html, rule.failedShare(), rule.latest().severity().key());
            html.end().end().newLine();
        });
        finish();
    }

    private void quarantine() {
        List<Ranking<QuarantineReason>> reasons = Ranking.quarantine(report);
        if (reasons.isEmpty()) {
            return;
        }
        long most = reasons.get(0).fact().records();
        begin("quarantine", "Quarantine by reason", Glossary.QUARANTINE + more(reasons));
        parts.headings("Reason", "Dataset", "Such as", "Records", "");
        html.begin("tbody").newLine();
        reasons.stream().limit(MOST).forEach(entry -> {
            QuarantineReason reason = entry.fact();
            html.begin("tr").element("th", reason.words(), "scope", "row").begin("td");
            parts.link(entry.dataset().id());
            html.end().begin("td").element("code", reason.suchAs()).end();
            parts.number(Words.number(reason.records()), " records");
            html.begin("td");
            Meter.write(html, (double) reason.records() / most, "quarantine");
            html.end().end().newLine();
        });
        finish();
    }

    private void begin(String id, String title, String explained) {
        html.begin("section", "id", id);
        html.element("h2", title).element("p", explained, "class", "hint").newLine();
        html.begin("div", "class", "scroll", "role", "region", "aria-label", title, "tabindex", "0");
        html.begin("table");
    }

    private void finish() {
        html.end().end().end().end().newLine();
    }

    private static String more(List<?> entries) {
        return entries.size() > MOST
                ? " The first " + MOST + " of " + entries.size() + "; the others stand with their datasets."
                : "";
    }
}
