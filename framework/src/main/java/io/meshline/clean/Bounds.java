package io.meshline.clean;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructField;

/**
 * The range of one column's values, and what lies around it. Dates and timestamps travel as numbers, since their Java classes know another
 * calendar for days long ago.
 *
 * @param name the column
 * @param type its type
 * @param around how far before the least value and behind the greatest one, in time
 */
record Bounds(String name, DataType type, Duration around) {
    /** How many aggregates describe a range. */
    static final int AGGREGATES = 3;

    private static final Duration PART_OF_DAY = Duration.ofDays(1).minusNanos(1);
    private static final long NANOS_OF_MICRO = 1000;

    static Bounds of(StructField field, Duration around) {
        return new Bounds(field.name(), field.dataType(), around);
    }

    /** Whether the column's values have an order that file statistics keep: floating point has NaN and two zeros. */
    static boolean apply(StructField field) {
        DataType type = field.dataType();
        return type instanceof IntegralType
                || type instanceof DecimalType
                || type.equals(DataTypes.StringType)
                || type.equals(DataTypes.DateType)
                || type.equals(DataTypes.TimestampType);
    }

    /** Whether the values are points in time. */
    boolean isTemporal() {
        return type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampType);
    }

    /** The least value, the greatest value, and how many nulls there are. */
    List<Column> aggregates() {
        Column value = Names.column(name);
        return List.of(min(outward(value)), max(outward(value)), count(when(value.isNull(), 1)));
    }

    /** The condition that a value lies in the range that was found, or is null where a null was found. */
    Column condition(Row found, int index) {
        Column value = Names.column(name);
        Column isNullToo = found.getLong(index + 2) > 0 ? value.isNull() : lit(false);
        if (found.isNullAt(index)) {
            return isNullToo;
        }
        Column isInside = value.geq(inward(moved(found.get(index), around.negated())))
                .and(value.leq(inward(moved(found.get(index + 1), around))));
        return found.getLong(index + 2) > 0 ? isInside.or(isNullToo) : isInside;
    }

    private Column outward(Column value) {
        if (type.equals(DataTypes.DateType)) {
            return unix_date(value);
        }
        return type.equals(DataTypes.TimestampType) ? unix_micros(value) : value;
    }

    /** Days are moved by whole days. */
    private Object moved(Object bound, Duration by) {
        if (type.equals(DataTypes.DateType)) {
            long days = by.isNegative()
                    ? -by.negated().plus(PART_OF_DAY).toDays()
                    : by.plus(PART_OF_DAY).toDays();
            return Math.toIntExact((Integer) bound + days);
        }
        return type.equals(DataTypes.TimestampType) ? (Long) bound + by.toNanos() / NANOS_OF_MICRO : bound;
    }

    private Column inward(Object bound) {
        Column literal = lit(bound);
        if (type.equals(DataTypes.DateType)) {
            return date_from_unix_date(literal);
        }
        return type.equals(DataTypes.TimestampType) ? timestamp_micros(literal) : literal;
    }
}
