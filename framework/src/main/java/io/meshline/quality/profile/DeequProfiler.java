package io.meshline.quality.profile;

import static scala.collection.JavaConverters.mapAsJavaMapConverter;

import com.amazon.deequ.analyzers.ApproxCountDistinct;
import com.amazon.deequ.analyzers.DataTypeInstances;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.metrics.DistributionValue;
import com.amazon.deequ.profiles.ColumnProfile;
import com.amazon.deequ.profiles.ColumnProfiler;
import com.amazon.deequ.profiles.ColumnProfilerRunner;
import com.amazon.deequ.profiles.NumericColumnProfile;
import io.meshline.model.profile.Figures;
import io.meshline.model.profile.Figures.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import scala.Enumeration;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;

/**
 * Deequ's profiler. What it would read for is measured beforehand in one pass, and in a second one for strings that can be
 * read as numbers; the profiler itself reads only to count the values of columns with few different ones.
 */
final class DeequProfiler {
    private static final int MOST_COUNTED = ColumnProfiler.DEFAULT_CARDINALITY_THRESHOLD();
    /** What Deequ calls null where it counts values. */
    private static final String NULL = "NullValue";

    private final View view;
    private final Metrics metrics = new Metrics();
    private final Set<View.Seen> numeric = new HashSet<>();

    private DeequProfiler(View view) {
        this.view = view;
    }

    /**
     * What was measured.
     *
     * @param rows how many rows there are
     * @param columns the columns in the order of the view; empty where there is no row
     */
    record Measurement(long rows, List<Measured> columns) {}

    static Measurement measure(View view) {
        DeequProfiler profiler = new DeequProfiler(view);
        profiler.measureAll();
        long rows = profiler.metrics.rows();
        return new Measurement(rows, rows == 0 ? List.of() : profiler.profiles(rows));
    }

    private void measureAll() {
        metrics.measure(
                view.rows(),
                Stream.concat(
                        Stream.of(Analyzers.erased(new Size(Option.empty()))),
                        view.columns().stream().flatMap(Analyzers::of)));
        Set<View.Seen> readAsNumbers = new HashSet<>();
        for (View.Seen column : view.columns()) {
            Form form = metrics.form(column);
            if (column.kind() == Kind.TEXT && (form == Form.WHOLE_NUMBER || form == Form.NUMBER)) {
                readAsNumbers.add(column);
            } else if (column.kind().isMeasured() && metrics.quartiles(column).isPresent()) {
                numeric.add(column);
            }
        }
        if (!readAsNumbers.isEmpty()) {
            metrics.measure(
                    view.withNumbers(readAsNumbers::contains),
                    readAsNumbers.stream().flatMap(Analyzers::ofNumbers));
        }
        numeric.addAll(readAsNumbers);
        numeric.forEach(column ->
                Analyzers.unshown(column).forEach((name, analyzer) -> metrics.leaveOut(name, analyzer, column)));
    }

    private List<Measured> profiles(long rows) {
        Map<String, ColumnProfile> profiles = mapAsJavaMapConverter(ColumnProfilerRunner.apply()
                        .onData(view.reading(this::isCounted))
                        .setPredefinedTypes(withoutValues())
                        .useRepository(metrics.repository())
                        .reuseExistingResultsForKey(Metrics.KEY, false)
                        .run()
                        .profiles())
                .asJava();
        List<Measured> measured = new ArrayList<>();
        for (View.Seen column : view.columns()) {
            measured.add(measured(column, profiles.get(column.plain()), rows));
        }
        return measured;
    }

    private boolean isCounted(View.Seen column) {
        double distinct = metrics.figure(new ApproxCountDistinct(column.plain(), Option.empty()))
                .orElse(0);
        return column.kind() != Kind.OTHER && distinct <= MOST_COUNTED;
    }

    /** Numbers of which there is none: the profiler would look for them once more. */
    private scala.collection.immutable.Map<String, Enumeration.Value> withoutValues() {
        scala.collection.immutable.Map<String, Enumeration.Value> types = Map$.MODULE$.empty();
        for (View.Seen column : view.columns()) {
            if (column.kind().isMeasured() && !numeric.contains(column)) {
                types = types.$plus(new Tuple2<>(column.plain(), DataTypeInstances.Unknown()));
            }
        }
        return types;
    }

    private Measured measured(View.Seen column, ColumnProfile profile, long rows) {
        long present = Math.round(profile.completeness() * rows);
        return new Measured(
                column,
                present,
                profile.approximateNumDistinctValues(),
                numbers(column, profile),
                lengths(column),
                counts(column, profile, rows - present),
                Suggestions.of(profile, rows));
    }

    private Optional<Figures.Numbers> numbers(View.Seen column, ColumnProfile profile) {
        return profile instanceof NumericColumnProfile numbers
                ? metrics.quartiles(column)
                        .map(quartiles -> new Figures.Numbers(
                                (Double) numbers.minimum().get(),
                                quartiles,
                                (Double) numbers.maximum().get(),
                                (Double) numbers.mean().get(),
                                (Double) numbers.stdDev().get(),
                                (Long) numbers.zerosCount().get()))
                : Optional.empty();
    }

    private Optional<Measured.Lengths> lengths(View.Seen column) {
        return metrics.figure(Analyzers.shortest(column)).stream()
                .mapToObj(shortest -> new Measured.Lengths(
                        Math.round(shortest),
                        Math.round(metrics.figure(Analyzers.longest(column)).orElseThrow()),
                        metrics.form(column)))
                .findFirst();
    }

    private static Optional<Map<String, Long>> counts(View.Seen column, ColumnProfile profile, long nulls) {
        if (profile.histogram().isEmpty() || column.kind() == Kind.OTHER) {
            return Optional.empty();
        }
        Map<String, DistributionValue> values =
                mapAsJavaMapConverter(profile.histogram().get().values()).asJava();
        Map<String, Long> counts = new HashMap<>();
        values.forEach(
                (value, count) -> counts.merge(value, count.absolute() - (value.equals(NULL) ? nulls : 0), Long::sum));
        counts.values().removeIf(count -> count == 0);
        return Optional.of(counts);
    }
}
