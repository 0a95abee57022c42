package io.meshline.report.quality;

import io.meshline.report.Words;
import java.util.Arrays;

/** Every dataset, domain by domain, folded; with a search that a script shows. */
final class HtmlDatasets {
    private final Html html;
    private final HtmlParts parts;
    private final QualityReport report;

    HtmlDatasets(Html html, QualityReport report) {
        this.html = html;
        this.parts = new HtmlParts(html);
        this.report = report;
    }

    void write() {
        if (!report.domains().isEmpty()) {
            html.begin("section", "id", "datasets");
            html.element("h2", "Datasets").element("p", Glossary.DATASETS, "class", "hint");
            html.begin("p", "class", "hint legend")
                    .text("The bars beside a name are its last runs, newest on the right: ");
            RunStrip.legend(html);
            html.end().newLine();
            toolbar();
            report.domains().forEach(this::domain);
            html.element("p", "No dataset fits the search.", "class", "none", "hidden", "hidden");
            html.end().newLine();
        }
        former();
    }

    static String anchor(DomainQuality domain) {
        return "domain-" + domain.name();
    }

    private void toolbar() {
        html.begin("form", "class", "toolbar", "role", "search", "hidden", "hidden")
                .newLine();
        html.begin("label").text("Find a dataset ");
        html.single("input", "type", "search", "placeholder", "name, domain or team", "autocomplete", "off");
        html.end();
        html.element("output", "", "aria-live", "polite");
        html.begin("span", "class", "chips", "role", "group", "aria-label", "Show only datasets that stand so");
        Arrays.stream(Standing.values())
                .filter(standing -> report.count(standing) > 0)
                .forEach(standing -> {
                    html.begin("button", "type", "button", "aria-pressed", "false", "value", HtmlParts.style(standing));
                    parts.badge(standing);
                    html.text(" " + Words.number(report.count(standing))).end();
                });
        html.end();
        html.element("button", "Unfold all", "type", "button", "class", "fold");
        html.end().newLine();
    }

    private void domain(DomainQuality domain) {
        html.begin("section", "class", "domain", "id", anchor(domain));
        html.element("h3", domain.name());
        html.begin("p", "class", "hint").text(domain.description() + " · owner ");
        parts.owner(domain.owner());
        html.end().newLine();
        domain.datasets().forEach(dataset -> new HtmlDataset(html, dataset).write(domain.owner()));
        html.end().newLine();
    }

    private void former() {
        if (report.former().isEmpty()) {
            return;
        }
        html.begin("section", "id", "former").element("h2", "No longer configured");
        html.element("p", Glossary.FORMER, "class", "hint").begin("ul", "class", "former");
        for (FormerDataset dataset : report.former()) {
            html.begin("li").element("code", dataset.address()).text(" · last run ");
            parts.time(dataset.latest().at());
            html.text(" ");
            parts.badge(dataset.latest().standing());
            html.end();
        }
        html.end().end().newLine();
    }
}
