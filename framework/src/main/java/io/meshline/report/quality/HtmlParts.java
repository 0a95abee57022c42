package io.meshline.report.quality;

import io.meshline.model.DatasetId;
import io.meshline.model.Owner;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.report.Words;
import java.time.Instant;
import java.util.List;

/** Small parts that several sections of the page share. */
record HtmlParts(Html html) {

    /** How something stands: a colour, a sign and the word. */
    void badge(Standing standing) {
        html.element("span", standing.word(), "class", "badge " + style(standing));
    }

    void time(Instant at) {
        html.element("time", Words.minute(at), "datetime", at.toString());
    }

    /** The dataset's address as a link to where it is told in full. */
    void link(DatasetId dataset) {
        html.begin("a", "class", "address", "href", "#" + anchor(dataset));
        address(dataset);
        html.end();
    }

    /** The address, which may be broken behind its dots. */
    void address(DatasetId dataset) {
        html.text(dataset.domain() + ".").single("wbr");
        html.text(dataset.zone() + ".").single("wbr");
        html.text(dataset.name());
    }

    /** Whom to call; a mail address can be clicked. */
    void owner(Owner owner) {
        html.element("strong", owner.team()).text(" ");
        contact(owner);
    }

    void contact(Owner owner) {
        boolean isMail = owner.contact().matches("[^\\s@:/?&]+@[^\\s@:/?&]+");
        if (isMail) {
            html.element("a", owner.contact(), "href", "mailto:" + owner.contact());
        } else {
            html.text(owner.contact());
        }
    }

    /** The rows that broke a rule, folded where there are several. */
    void sample(Verdict verdict) {
        List<String> rows = verdict.sample();
        if (rows.isEmpty()) {
            return;
        }
        html.begin("details", "class", "sample");
        html.element("summary", rows.size() == 1 ? "1 row that broke it" : rows.size() + " of the rows that broke it");
        html.begin("ul");
        rows.forEach(row -> html.begin("li").element("code", row).end());
        html.end().end();
    }

    /** A cell that tells what breaking a rule does. */
    void effect(Severity severity) {
        html.begin("td").element("span", "breaking it ", "class", "unit");
        html.text(SeverityWords.effect(severity)).end();
    }

    /** A cell with a number; its unit is shown where there is no room for column headings. */
    void number(String number, String unit) {
        html.begin("td", "class", "n").text(number);
        html.element("span", unit, "class", "unit").end();
    }

    /** Column headings; an empty one is of a column of pictures, which say themselves what they are. */
    void headings(String... headings) {
        html.begin("thead").begin("tr");
        for (String heading : headings) {
            if (heading.isEmpty()) {
                html.element("td", "");
            } else {
                html.element("th", heading, "scope", "col");
            }
        }
        html.end().end().newLine();
    }

    static String anchor(DatasetId dataset) {
        return "d-" + dataset;
    }

    static String style(Standing standing) {
        return standing.word().replace(' ', '-');
    }
}
