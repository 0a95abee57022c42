package io.meshline.clean;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.DerivedColumn;
import io.meshline.model.LearnedRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * The range of usual values of a column, found in figures of the batches before, in which each batch counts the same.
 *
 * <ul>
 *   <li>{@code iqr}: the medians of the batches' first and third quartiles, and a multiple of their distance beyond them
 *       (J. W. Tukey, Exploratory Data Analysis, 1977).
 *   <li>{@code z-score}: the mean of the batches' means, and a number of standard deviations around it; the variance is
 *       the mean of the batches' variances and the variance of their means.
 * </ul>
 */
public final class LearnedBounds {
    /** How many digits of a bound count. */
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    /** How many rows' values apart a quartile may be found: one in ten thousand. */
    private static final int ACCURACY = 10_000;

    private LearnedBounds() {}

    /** A range. */
    public record Range(BigDecimal least, BigDecimal greatest) {}

    /** The figures of a column that a method asks for, by the names under which Deequ measures them. */
    public static List<String> figures(LearnedRange.Method method) {
        return switch (method) {
            case IQR -> List.of("ApproxQuantiles-0.25", "ApproxQuantiles-0.75");
            case Z_SCORE -> List.of("Mean", "StandardDeviation");
        };
    }

    /** The figures of a column over the rows without a reason against them, as aggregates in the same order. */
    static List<Column> aggregates(DerivedColumn column, LearnedRange.Method method, Column isGood) {
        Column value = when(isGood, Names.column(column.name()).cast("double"));
        return switch (method) {
            case IQR ->
                List.of(
                        percentile_approx(value, lit(0.25), lit(ACCURACY)),
                        percentile_approx(value, lit(0.75), lit(ACCURACY)));
            case Z_SCORE -> List.of(avg(value), stddev_pop(value));
        };
    }

    /**
     * The range; empty where too few batches were measured.
     *
     * @param history the values of a figure on the batches before, by its name
     */
    public static Optional<Range> of(LearnedRange learned, Function<String, double[]> history) {
        List<double[]> figures = new ArrayList<>();
        for (String figure : figures(learned.method())) {
            figures.add(history.apply(figure));
        }
        if (figures.stream().anyMatch(values -> values.length < learned.after())) {
            return Optional.empty();
        }
        double factor = learned.factor().doubleValue();
        return Optional.of(
                switch (learned.method()) {
                    case IQR -> fences(median(figures.get(0)), median(figures.get(1)), factor);
                    case Z_SCORE -> deviations(figures.get(0), figures.get(1), factor);
                });
    }

    private static Range fences(double first, double third, double factor) {
        double reach = factor * (third - first);
        return range(first - reach, third + reach);
    }

    private static Range deviations(double[] means, double[] deviations, double factor) {
        double mean = Arrays.stream(means).average().orElseThrow();
        double within =
                Arrays.stream(deviations).map(one -> one * one).average().orElseThrow();
        double between = Arrays.stream(means)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow();
        double reach = factor * Math.sqrt(within + between);
        return range(mean - reach, mean + reach);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Range range(double least, double greatest) {
        return new Range(new BigDecimal(least, DIGITS), new BigDecimal(greatest, DIGITS));
    }
}
