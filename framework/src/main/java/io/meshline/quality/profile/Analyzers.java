package io.meshline.quality.profile;

import static scala.collection.JavaConverters.asScalaBufferConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.ApproxCountDistinct;
import com.amazon.deequ.analyzers.ApproxQuantiles;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.DataType;
import com.amazon.deequ.analyzers.InterquartileRange;
import com.amazon.deequ.analyzers.Kurtosis;
import com.amazon.deequ.analyzers.MaxLength;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.MinLength;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.NullBehavior;
import com.amazon.deequ.analyzers.Range;
import com.amazon.deequ.analyzers.Skewness;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.Sum;
import com.amazon.deequ.analyzers.Variance;
import com.amazon.deequ.analyzers.ZerosCount;
import com.amazon.deequ.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scala.Option;

/** What Deequ is to measure of a column under its plain name. */
final class Analyzers {
    private static final Option<String> NO_FILTER = Option.empty();
    private static final double RANK_ERROR = 0.001;

    private Analyzers() {}

    /** What is measured in the first pass. */
    static Stream<Analyzer<?, Metric<?>>> of(View.Seen column) {
        Stream<Object> ofEvery =
                Stream.<Object>of(completeness(column), new ApproxCountDistinct(column.plain(), NO_FILTER));
        return Stream.concat(
                ofEvery.map(Analyzers::erased),
                switch (column.kind()) {
                    case TEXT -> ofTexts(column);
                    case NUMBER, DATE, TIMESTAMP, LOCAL_TIMESTAMP -> ofNumbers(column);
                    case TRUTH, OTHER -> Stream.empty();
                });
    }

    private static Stream<Analyzer<?, Metric<?>>> ofTexts(View.Seen column) {
        return Stream.<Object>of(
                        form(column),
                        shortest(column),
                        // The profiler asks for the lengths with null as a string of no length.
                        new MinLength(column.plain(), NO_FILTER, nullIsEmpty()),
                        longest(column))
                .map(Analyzers::erased);
    }

    /** What is measured of numbers: what the profiler asks for, as far as it is shown, and quartiles in its place. */
    static Stream<Analyzer<?, Metric<?>>> ofNumbers(View.Seen column) {
        String name = column.plain();
        return Stream.<Object>of(
                        new Minimum(name, NO_FILTER, Option.empty()),
                        new Maximum(name, NO_FILTER, Option.empty()),
                        new Mean(name, NO_FILTER),
                        new StandardDeviation(name, NO_FILTER),
                        new ZerosCount(name, NO_FILTER),
                        quartiles(column))
                .map(Analyzers::erased);
    }

    /**
     * What the profiler asks for and nobody is shown. It would cost another pass, and the exact quartiles of the
     * interquartile range all different values in memory.
     */
    static Map<String, Analyzer<?, Metric<?>>> unshown(View.Seen column) {
        String name = column.plain();
        return Stream.<Object>of(
                        new Range(name, NO_FILTER),
                        new InterquartileRange(name, NO_FILTER),
                        new Variance(name, NO_FILTER),
                        new Skewness(name, NO_FILTER),
                        new Kurtosis(name, NO_FILTER),
                        new Sum(name, NO_FILTER))
                .collect(Collectors.toMap(analyzer -> analyzer.getClass().getSimpleName(), Analyzers::erased));
    }

    static Completeness completeness(View.Seen column) {
        return new Completeness(column.plain(), NO_FILTER, Option.empty());
    }

    static DataType form(View.Seen column) {
        return new DataType(column.plain(), NO_FILTER);
    }

    /** The shortest string; nulls have no length. */
    static MinLength shortest(View.Seen column) {
        return new MinLength(column.plain(), NO_FILTER, Option.empty());
    }

    /** The longest string. */
    static MaxLength longest(View.Seen column) {
        return new MaxLength(column.plain(), NO_FILTER, nullIsEmpty());
    }

    private static Option<AnalyzerOptions> nullIsEmpty() {
        return Option.apply(new AnalyzerOptions(NullBehavior.EmptyString(), AnalyzerOptions.apply$default$2()));
    }

    static ApproxQuantiles quartiles(View.Seen column) {
        List<Object> quartiles = List.of(0.25, 0.5, 0.75);
        return new ApproxQuantiles(
                column.plain(), asScalaBufferConverter(quartiles).asScala(), RANK_ERROR);
    }

    /** The analyzer in the type that Deequ's collections have, which Java's generics cannot derive. */
    @SuppressWarnings("unchecked")
    static Analyzer<?, Metric<?>> erased(Object analyzer) {
        return (Analyzer<?, Metric<?>>) analyzer;
    }
}
