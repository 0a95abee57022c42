package io.meshline.quality.profile;

import io.meshline.model.profile.ColumnProfile;
import io.meshline.model.profile.ColumnProfile.Distinct;
import io.meshline.model.profile.ColumnProfile.Precision;
import io.meshline.model.profile.ColumnProfile.ValueCount;
import io.meshline.model.profile.Figures;
import io.meshline.model.profile.ProfileScope;
import io.meshline.model.profile.TableProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Looks at a table. */
public final class Profiler {
    private static final int MOST_VALUES = 10;
    private static final Comparator<ValueCount> COMMONEST_FIRST =
            Comparator.comparing(ValueCount::rows).reversed().thenComparing(ValueCount::value);

    private Profiler() {}

    /**
     * The figures of all columns of some rows, and the rules that they suggest.
     *
     * <p>The rows are read once for all figures, once more where strings can be read as numbers, once more to count the
     * values of columns with few different ones (only these columns), and once to try the proposed rules; each proposal
     * that a column is unique, or that strings can be read as a type, is tried by reading its column twice. Only what is
     * in {@code rows} is read: leave out the columns that are not asked for.
     *
     * @param scope what the rows are
     * @param rows the rows
     * @throws io.meshline.error.MeshlineException {@code WRITE_FAILED} if Spark failed to read them
     */
    public static TableProfile profile(ProfileScope scope, Dataset<Row> rows) {
        View view = View.of(rows);
        DeequProfiler.Measurement measurement = ProfileErrors.reading(scope, () -> DeequProfiler.measure(view));
        if (measurement.rows() == 0) {
            List<ColumnProfile> columns =
                    view.columns().stream().map(Profiler::withoutValues).toList();
            return new TableProfile(scope, 0, columns, List.of());
        }
        List<ColumnProfile> columns =
                measurement.columns().stream().map(Profiler::profile).toList();
        return new TableProfile(scope, measurement.rows(), columns, new Proposals(scope, measurement).thatHoldOn(rows));
    }

    private static ColumnProfile withoutValues(View.Seen column) {
        return new ColumnProfile(
                column.name(), column.type().simpleString(), 0, Optional.empty(), new Figures.None(), List.of());
    }

    private static ColumnProfile profile(Measured measured) {
        View.Seen column = measured.column();
        return new ColumnProfile(
                column.name(),
                column.type().simpleString(),
                measured.present(),
                distinct(measured),
                figures(measured),
                measured.counts()
                        .map(counts -> commonest(counts, column.kind()))
                        .orElse(List.of()));
    }

    private static Optional<Distinct> distinct(Measured measured) {
        if (measured.column().kind() == Kind.OTHER) {
            return Optional.empty();
        }
        if (measured.present() == 0) {
            return Optional.of(new Distinct(0, Precision.EXACT));
        }
        return Optional.of(measured.counts()
                .map(counts -> new Distinct(counts.size(), Precision.EXACT))
                .orElseGet(
                        () -> new Distinct(Math.min(measured.distinct(), measured.present()), Precision.APPROXIMATE)));
    }

    private static Figures figures(Measured measured) {
        if (measured.lengths().isPresent()) {
            Measured.Lengths lengths = measured.lengths().get();
            return new Figures.Texts(lengths.shortest(), lengths.longest(), lengths.form(), measured.numbers());
        }
        Kind kind = measured.column().kind();
        return measured.numbers()
                .<Figures>map(numbers -> kind.isTime() ? times(numbers, kind) : numbers)
                .orElseGet(Figures.None::new);
    }

    private static Figures times(Figures.Numbers seen, Kind kind) {
        return new Figures.Times(
                kind.text(seen.least()),
                new Figures.Quartiles<>(
                        kind.text(seen.quartiles().lower()),
                        kind.text(seen.quartiles().median()),
                        kind.text(seen.quartiles().upper())),
                kind.text(seen.greatest()));
    }

    private static List<ValueCount> commonest(Map<String, Long> counts, Kind kind) {
        boolean isEachRare = counts.values().stream().allMatch(rows -> rows == 1);
        return isEachRare
                ? List.of()
                : counts.entrySet().stream()
                        .map(entry -> new ValueCount(kind.text(entry.getKey()), entry.getValue()))
                        .sorted(COMMONEST_FIRST)
                        .limit(MOST_VALUES)
                        .toList();
    }
}
