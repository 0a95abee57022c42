package io.meshline.report.quality;

import io.meshline.report.Words;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/** A figure over time in a few letters, for text. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDTH = 40;

    private Sparkline() {}

    /** One bar for each of the last runs, up to {@value #WIDTH}. */
    static String of(Trend trend) {
        List<Trend.Point> all = trend.points();
        List<Trend.Point> last = all.subList(Math.max(0, all.size() - WIDTH), all.size());
        DoubleSummaryStatistics range =
                last.stream().mapToDouble(Trend.Point::value).summaryStatistics();
        return last.stream().map(point -> bar(point.value(), range)).collect(Collectors.joining());
    }

    private static String bar(double value, DoubleSummaryStatistics range) {
        double height = range.getMax() - range.getMin();
        int level = height > 0 ? (int) Math.round((value - range.getMin()) / height * (BARS.length() - 1)) : 0;
        return BARS.substring(level, level + 1);
    }

    /** The bars with the range and the latest value: {@code ▁▃█  from 0.71 to 1, now 0.98}. */
    static String withRange(Trend trend) {
        DoubleSummaryStatistics range = trend.range();
        return of(trend) + "  from " + Words.figure(range.getMin()) + " to " + Words.figure(range.getMax()) + ", now "
                + Words.figure(trend.latest().value());
    }
}
