package io.meshline.clean;

import static io.meshline.clean.CatalystExpressions.tryCast;
import static io.meshline.clean.CatalystExpressions.tryEvaluate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;

/**
 * Turns values of one type into another without losing anything: null stands for a value that the other type cannot
 * hold exactly. {@code 17850.0} is the int 17850, {@code 3.7} is no int; a date holds midnight only. Two steps, so
 * that a text is parsed once, however often the result of the first is looked at.
 *
 * @param read reads a value into a type that holds more than the one to reach
 * @param fit brings what was read into the type to reach
 */
record Parsing(UnaryOperator<Column> read, UnaryOperator<Column> fit) {
    /** Spark alone also reads {@code 2010}, {@code 201012} and {@code 12:30}, the last one as a time of today. */
    private static final String FULL_DATE = "^\\s*\\d{4}-\\d{1,2}-\\d{1,2}";

    /** A number without exponent that has no more than some significant digits behind the point. */
    private static final String PLAIN_NUMBER = "^\\s*[+-]?\\d*([.]\\d{0,%d}0*)?\\s*$";

    /** Holds every integral type, and as many digits behind the point as fit. */
    private static final DataType AROUND_INTEGERS = DataTypes.createDecimalType(38, 18);

    private static final Set<DataType> TEMPORAL =
            Set.of(DataTypes.DateType, DataTypes.TimestampType, DataTypes.TimestampNTZType);

    /** Text holds everything, and floating point is an approximation anyway. */
    private static final Set<DataType> LENIENT =
            Set.of(DataTypes.StringType, DataTypes.DoubleType, DataTypes.FloatType);

    /** The way from one type to another; {@code format} is the pattern of dates and timestamps. */
    static Parsing of(DataType from, DataType to, Optional<String> format) {
        if (from.equals(to)) {
            return whole(UnaryOperator.identity());
        }
        if (TEMPORAL.contains(to) && format.isPresent()) {
            return patterned(to, format.get());
        }
        if (LENIENT.contains(to) || isNested(from) || isNested(to)) {
            return whole(raw -> tryCast(raw, to));
        }
        return from.equals(DataTypes.StringType) ? text(to) : narrowed(UnaryOperator.identity(), from, to);
    }

    private static Parsing text(DataType to) {
        if (to instanceof IntegralType) {
            return whole(raw -> integer(raw, to));
        }
        if (to instanceof DecimalType decimal) {
            return decimal(decimal);
        }
        if (to.equals(DataTypes.DateType)) {
            return narrowed(raw -> fullDate(raw, DataTypes.TimestampNTZType), DataTypes.TimestampNTZType, to);
        }
        return whole(raw -> TEMPORAL.contains(to) ? fullDate(raw, to) : tryCast(raw, to));
    }

    private static Parsing patterned(DataType to, String format) {
        return new Parsing(
                raw -> tryEvaluate(try_to_timestamp(raw.cast(DataTypes.StringType), lit(format))),
                timestamp -> timestamp.cast(to));
    }

    private static Column fullDate(Column raw, DataType to) {
        return when(raw.rlike(FULL_DATE), tryCast(raw, to));
    }

    /** The detour is for texts that are no plain integer only. */
    private static Column integer(Column raw, DataType to) {
        Column decimal = tryCast(raw, AROUND_INTEGERS);
        Column integer = tryCast(decimal, to);
        return coalesce(tryCast(raw, to), when(integer.cast(AROUND_INTEGERS).equalTo(decimal), integer));
    }

    /** Reads as many digits behind the point as Spark can hold; no wider type is there for one of 38 digits. */
    private static Parsing decimal(DecimalType to) {
        int digits = DecimalType.MAX_PRECISION();
        if (to.precision() == digits) {
            return whole(raw -> when(raw.rlike(PLAIN_NUMBER.formatted(to.scale())), tryCast(raw, to)));
        }
        DataType wide = wide(to);
        return narrowed(raw -> tryCast(raw, wide), wide, to);
    }

    /** The decimal that holds as many digits before the point, and behind it as many as Spark can. */
    static DecimalType wide(DecimalType type) {
        int digits = DecimalType.MAX_PRECISION();
        return DataTypes.createDecimalType(digits, digits - (type.precision() - type.scale()));
    }

    private static Parsing whole(UnaryOperator<Column> read) {
        return new Parsing(read, UnaryOperator.identity());
    }

    /** Lets a value through if it comes back unharmed from the type to reach. */
    private static Parsing narrowed(UnaryOperator<Column> read, DataType wide, DataType to) {
        return new Parsing(read, value -> {
            Column narrow = tryCast(value, to);
            return when(tryCast(narrow, wide).equalTo(value), narrow);
        });
    }

    static boolean isNested(DataType type) {
        return type.catalogString().contains("<");
    }
}
