package io.meshline.report.quality;

import java.util.Map;

/**
 * Tells in plain words what a figure is.
 *
 * @param title what was measured, such as {@code Completeness of customer_id}
 * @param meaning what the number says; empty for a figure that is not known here
 */
record MetricWords(String title, String meaning) {
    private static final String ALL_ROWS = "*";

    private static final Map<String, MetricWords> KNOWN = Map.ofEntries(
            known("Size", "Rows checked", "rows that the gate looked at"),
            known(Trends.WRITTEN, "Rows of the run", "new or changed rows that it brought"),
            known(Trends.QUARANTINED, "Records in quarantine", "records of the run that were set aside as unusable"),
            known("Completeness", "Completeness", "share of rows that have a value; 1 is every row"),
            known("Compliance", "Compliance", "share of rows that keep the rule; 1 is every row"),
            known("PatternMatch", "Pattern match", "share of rows that have the form asked for; 1 is every row"),
            known("Uniqueness", "Uniqueness", "share of values that occur once; 1 is all of them"),
            known("UniqueValueRatio", "Unique value ratio", "share of the different values that occur once"),
            known("Distinctness", "Distinctness", "number of different values for each row"),
            known("CountDistinct", "Different values", "how many different values there are"),
            known("Entropy", "Entropy", "how evenly rows spread over the values; 0 is one value only"),
            known("Mean", "Mean", "the average value"),
            known("Minimum", "Smallest value", ""),
            known("Maximum", "Largest value", ""),
            known("Sum", "Sum", "all values added up"),
            known("StandardDeviation", "Standard deviation", "how far values usually are from the average"),
            known("MinLength", "Shortest length", "letters of the shortest value"),
            known("MaxLength", "Longest length", "letters of the longest value"),
            known("Correlation", "Correlation", "how two columns move together, from -1 to 1"),
            known("ColumnCount", "Columns", "how many columns there are"));

    private static Map.Entry<String, MetricWords> known(String metric, String title, String meaning) {
        return Map.entry(metric, new MetricWords(title, meaning));
    }

    /** The words for a figure; which rows were measured stands behind its name. */
    static MetricWords of(Trend trend) {
        int rows = trend.metric().indexOf(" (");
        String metric = rows < 0 ? trend.metric() : trend.metric().substring(0, rows);
        String which = rows < 0 ? "" : trend.metric().substring(rows);
        MetricWords words = KNOWN.getOrDefault(metric, new MetricWords(metric, ""));
        String of = trend.instance().equals(ALL_ROWS) ? "" : link(metric) + trend.instance();
        return new MetricWords(words.title() + of + which, words.meaning());
    }

    private static String link(String metric) {
        return metric.equals("Compliance") ? " with " : " of ";
    }
}
