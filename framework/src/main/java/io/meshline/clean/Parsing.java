package io.meshline.clean;

import static io.meshline.clean.CatalystExpressions.tryCast;
import static io.meshline.clean.CatalystExpressions.tryEvaluate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Turns values of one type into another without losing anything: null stands for a value that the other type cannot
 * hold exactly. Works in two steps, so that each text is parsed once: {@link #parsed} gives an intermediate value,
 * {@link #exact} the result.
 *
 * @param from the type of the values as they come
 * @param to the type to reach
 * @param format the pattern of dates and timestamps; empty for ISO 8601
 */
record Parsing(DataType from, DataType to, Optional<String> format) {
    /** Spark also reads {@code 2010}, {@code 201012} and {@code 12:30}, the last one as a time of today. */
    private static final String FULL_DATE = "^\\s*\\d{4}-\\d{1,2}-\\d{1,2}";

    /** Holds every integral type together with as many digits behind the point as fit. */
    private static final DecimalType AROUND_INTEGERS = DataTypes.createDecimalType(38, 18);

    /** A plain number with up to the given count of significant digits behind the point. */
    private static final String PLAIN_NUMBER = "^\\s*[+-]?\\d*([.]\\d{0,%d}0*)?\\s*$";

    /** The first step: reads the value. */
    Column parsed(Column raw) {
        if (isTemporal() && format.isPresent()) {
            Column text = raw.cast(DataTypes.StringType);
            return tryEvaluate(try_to_timestamp(text, lit(format.get())));
        }
        return from instanceof StringType ? parsedText(raw) : unchangedOrCast(raw);
    }

    /** The second step: what {@link #parsed} gave, as the type to reach, or null where that loses something. */
    Column exact(Column parsed) {
        if (isTemporal() && format.isPresent()) {
            return parsed.cast(to);
        }
        DataType type = parsedType();
        if (type.sameType(to) || isInexactByNature()) {
            return tryCast(parsed, to);
        }
        Column value = tryCast(parsed, to);
        return when(tryCast(value, type).equalTo(parsed), value);
    }

    private Column parsedText(Column raw) {
        if (to instanceof IntegralType) {
            Column decimal = tryCast(raw, AROUND_INTEGERS);
            Column whole = tryCast(decimal, to);
            return coalesce(tryCast(raw, to), when(whole.cast(AROUND_INTEGERS).equalTo(decimal), whole));
        }
        if (isTemporal()) {
            return when(raw.rlike(FULL_DATE), tryCast(raw, parsedType()));
        }
        if (to instanceof DecimalType decimal && decimal.precision() == DecimalType.MAX_PRECISION()) {
            return when(raw.rlike(PLAIN_NUMBER.formatted(decimal.scale())), tryCast(raw, to));
        }
        return tryCast(raw, parsedType());
    }

    private Column unchangedOrCast(Column raw) {
        return isInexactByNature() ? tryCast(raw, to) : raw;
    }

    /** The type between the two steps, wide enough to show what the last step would lose. */
    private DataType parsedType() {
        if (isInexactByNature()) {
            return to;
        }
        if (!(from instanceof StringType)) {
            return from;
        }
        if (to instanceof DateType) {
            return DataTypes.TimestampNTZType;
        }
        if (to instanceof DecimalType decimal) {
            int integerDigits = decimal.precision() - decimal.scale();
            return DataTypes.createDecimalType(
                    DecimalType.MAX_PRECISION(), DecimalType.MAX_PRECISION() - integerDigits);
        }
        return to;
    }

    private boolean isTemporal() {
        return to instanceof DateType || to instanceof TimestampType || to instanceof TimestampNTZType;
    }

    /** Text holds everything, floating point is an approximation anyway, and nested values do not compare. */
    private boolean isInexactByNature() {
        return to instanceof StringType
                || to.sameType(DataTypes.DoubleType)
                || to.sameType(DataTypes.FloatType)
                || isNested(to)
                || isNested(from);
    }

    private static boolean isNested(DataType type) {
        return type.defaultSize() > 0
                && (type instanceof org.apache.spark.sql.types.StructType
                        || type instanceof org.apache.spark.sql.types.ArrayType
                        || type instanceof org.apache.spark.sql.types.MapType);
    }
}
