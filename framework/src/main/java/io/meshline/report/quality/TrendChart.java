package io.meshline.report.quality;

import io.meshline.report.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A figure over time as a line, with its range and latest value in words. Each step to the right is a run. */
final class TrendChart {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 132;
    private static final int MARGIN = 12;
    private static final int CROSS = 7;

    private final Html html;
    private final Trend trend;
    private final Trend.Point lowest;
    private final Trend.Point highest;
    private final Duration length;

    private TrendChart(Html html, Trend trend) {
        this.html = html;
        this.trend = trend;
        Comparator<Trend.Point> byValue = Comparator.comparingDouble(Trend.Point::value);
        this.lowest = trend.points().stream().min(byValue).orElseThrow();
        this.highest = trend.points().stream().max(byValue).orElseThrow();
        this.length = Duration.between(first().at(), trend.latest().at());
    }

    /** Draws a figure that moved. */
    static void write(Html html, Trend trend) {
        new TrendChart(html, trend).write();
    }

    private void write() {
        MetricWords words = MetricWords.of(trend);
        html.begin("figure", "class", "chart").begin("figcaption");
        html.element("strong", words.title());
        html.element("span", words.meaning(), "class", "meaning").end();
        html.element("p", Words.figure(trend.latest().value()), "class", "now", "title", "latest value");
        html.begin("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", alternative(words));
        html.begin("path", "class", "ground", "d", grid()).end();
        html.begin("path", "class", "line", "d", line()).end();
        crosses();
        last();
        html.end();
        html.begin("p", "class", "axis").element("span", mark(first().at()));
        html.element("span", Words.figure(lowest.value()) + " to " + Words.figure(highest.value()));
        html.element("span", mark(trend.latest().at())).end().end();
    }

    private Trend.Point first() {
        return trend.points().get(0);
    }

    private String mark(Instant at) {
        return Words.mark(at, length);
    }

    private String alternative(MetricWords words) {
        return words.title() + ", " + Words.count(trend.points().size(), "run") + " from " + Words.minute(first().at())
                + " to " + Words.minute(trend.latest().at()) + ": lowest " + told(lowest) + ", highest "
                + told(highest) + ", latest " + Words.figure(trend.latest().value()) + refused();
    }

    private static String told(Trend.Point point) {
        return Words.figure(point.value()) + " on " + Words.minute(point.at());
    }

    private String refused() {
        long refused = trend.points().stream().filter(Trend.Point::isRefused).count();
        return refused == 0 ? "" : "; " + Words.count(refused, "refused run") + " marked by crosses";
    }

    private static String grid() {
        return "M0 " + MARGIN + "H" + WIDTH + "M0 " + (HEIGHT - MARGIN) + "H" + WIDTH;
    }

    /** Steps from point to point, which take the fewest letters: a large report has thousands of charts. */
    private String line() {
        StringBuilder line = new StringBuilder("M" + x(0) + " " + y(0) + "l");
        for (int i = 1; i < trend.points().size(); i++) {
            int up = y(i) - y(i - 1);
            line.append(i == 1 ? "" : " ")
                    .append(x(i) - x(i - 1))
                    .append(up < 0 ? "" : " ")
                    .append(up);
        }
        return line.toString();
    }

    /** Rows that were refused are no part of the table, but they are what a reader looks for. */
    private void crosses() {
        StringBuilder crosses = new StringBuilder();
        List<Trend.Point> points = trend.points();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).isRefused()) {
                crosses.append('M').append(x(i) - CROSS).append(' ').append(y(i) - CROSS);
                crosses.append("l14 14m0-14l-14 14");
            }
        }
        if (!crosses.isEmpty()) {
            html.begin("path", "class", "refused", "d", crosses.toString()).end();
        }
    }

    private void last() {
        int last = trend.points().size() - 1;
        if (!trend.latest().isRefused()) {
            html.begin("circle", "class", "last", "cx", "" + x(last), "cy", "" + y(last), "r", "7")
                    .end();
        }
    }

    private int x(int run) {
        int last = trend.points().size() - 1;
        return MARGIN + Math.round((float) run * (WIDTH - 2 * MARGIN) / last);
    }

    private int y(int run) {
        double share = (trend.points().get(run).value() - lowest.value()) / (highest.value() - lowest.value());
        return HEIGHT - MARGIN - (int) Math.round(share * (HEIGHT - 2 * MARGIN));
    }
}
