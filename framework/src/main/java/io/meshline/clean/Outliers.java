package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.DerivedColumn;
import io.meshline.model.Outlier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;

/**
 * What becomes of values outside of the range in which they are believed, where the row itself stays. Whoever reads the
 * column afterwards, expressions among them, sees the treated value.
 */
final class Outliers {
    private static final String OUTSIDE = "_outside_";

    private Outliers() {}

    /** Treats some columns of a frame, and keeps beside each whether its value was outside. */
    static Dataset<Row> treated(Dataset<Row> frame, List<DerivedColumn> columns) {
        List<DerivedColumn> counted =
                columns.stream().filter(Outliers::isCounted).toList();
        if (counted.isEmpty()) {
            return frame;
        }
        List<Column> flags = counted.stream()
                .map(column -> isOutside(column).as(OUTSIDE + column.name()))
                .toList();
        Dataset<Row> flagged = Shaping.with(frame, flags);
        return flagged.select(Arrays.stream(flagged.columns())
                .map(name -> counted.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .map(column -> treated(column).as(name))
                        .orElseGet(() -> Names.column(name)))
                .toArray(Column[]::new));
    }

    /** The columns whose values outside of their range are counted, and not the rows put aside. */
    static boolean isCounted(DerivedColumn column) {
        return column.outlier()
                .filter(outlier -> outlier.action() != Outlier.Action.QUARANTINE)
                .isPresent();
    }

    /** Whether a counted column's value was outside of its range; never null. */
    static Column wasOutside(DerivedColumn column) {
        return isCounted(column) ? Names.column(OUTSIDE + column.name()) : lit(false);
    }

    /** How many values of a counted column were outside of its range, under its name. */
    static Column counter(DerivedColumn column) {
        return count(when(wasOutside(column), 1)).as(OUTSIDE + column.name());
    }

    /** The name of that count. */
    static String counterName(DerivedColumn column) {
        return OUTSIDE + column.name();
    }

    private static Column isOutside(DerivedColumn column) {
        Outlier outlier = column.outlier().orElseThrow();
        Column value = Names.column(column.name());
        List<Column> conditions = new ArrayList<>();
        outlier.min().ifPresent(bound -> conditions.add(value.lt(literal(bound))));
        outlier.max().ifPresent(bound -> conditions.add(value.gt(literal(bound))));
        outlier.above().ifPresent(bound -> conditions.add(value.leq(literal(bound))));
        outlier.below().ifPresent(bound -> conditions.add(value.geq(literal(bound))));
        return coalesce(conditions.stream().reduce(lit(false), Column::or), lit(false));
    }

    /** A bound to compare with: exact, or a double where no decimal of Spark holds it, as for columns of doubles. */
    static Column literal(BigDecimal bound) {
        BigDecimal plain = bound.stripTrailingZeros();
        int whole = Math.max(1, plain.precision() - plain.scale());
        int fraction = Math.max(0, plain.scale());
        return whole + fraction > DecimalType.MAX_PRECISION() ? lit(bound.doubleValue()) : lit(plain(bound));
    }

    /** Spark knows no decimals whose scale is below 0, as that of 1E+3 is. */
    private static BigDecimal plain(BigDecimal bound) {
        return bound.scale() < 0 ? bound.setScale(0) : bound;
    }

    private static Column treated(DerivedColumn column) {
        Outlier outlier = column.outlier().orElseThrow();
        DataType type = Shaping.typeOf(column);
        Column value = Names.column(column.name());
        Column instead = switch (outlier.action()) {
            case NULL -> lit(null).cast(type);
            case CLIP -> clipped(value, outlier, type);
            case DEFAULT -> Shaping.literal(column, column.defaultValue().orElseThrow());
            case FAIL, QUARANTINE -> value;
        };
        return when(wasOutside(column), instead).otherwise(value);
    }

    private static Column clipped(Column value, Outlier outlier, DataType type) {
        List<Column> values = new ArrayList<>();
        outlier.min()
                .map(bound -> inward(bound, type, RoundingMode.CEILING))
                .ifPresent(least -> values.add(when(value.lt(least), least)));
        outlier.max()
                .map(bound -> inward(bound, type, RoundingMode.FLOOR))
                .ifPresent(greatest -> values.add(when(value.gt(greatest), greatest)));
        values.add(value);
        return coalesce(Names.array(values));
    }

    /** The nearest value of a type that is not outside of a bound. */
    private static Column inward(BigDecimal bound, DataType type, RoundingMode rounding) {
        if (type instanceof DecimalType decimal) {
            return literal(bound.setScale(decimal.scale(), rounding)).cast(type);
        }
        return literal(type instanceof IntegralType ? bound.setScale(0, rounding) : bound)
                .cast(type);
    }
}
