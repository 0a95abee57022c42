package io.meshline.report.quality;

import io.meshline.report.Words;
import java.util.ArrayList;
import java.util.List;

/** A bar that shows how many datasets of a domain stand how, with the same in words. */
final class StandingBar {
    private static final int WIDTH = 160;

    private StandingBar() {}

    static void write(Html html, DomainQuality domain) {
        List<String> words = new ArrayList<>();
        int all = Math.max(1, domain.datasets().size());
        int from = 0;
        long before = 0;
        html.begin("svg", "class", "bar", "viewBox", "0 0 " + WIDTH + " 8", "aria-hidden", "true");
        for (Standing standing : Standing.values()) {
            long count = domain.count(standing);
            if (count > 0) {
                before += count;
                int to = (int) Math.round((double) WIDTH * before / all);
                html.begin(
                                "rect",
                                "class",
                                HtmlParts.style(standing),
                                "x",
                                Integer.toString(from),
                                "width",
                                Integer.toString(Math.max(1, to - from - 1)),
                                "height",
                                "8")
                        .end();
                from = to;
                words.add(Words.number(count) + " " + standing.word());
            }
        }
        html.end();
        html.element("span", String.join(", ", words), "class", "counts");
    }
}
