package io.meshline.quality.profile;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/** What a type is to a profile: which figures it has, and the form in which Deequ measures it. */
enum Kind {
    TEXT,
    /** Deequ measures whole numbers and doubles; it counts single values of no decimals and no bytes. */
    NUMBER,
    /** Days since 1970: Deequ measures no dates. */
    DATE,
    /** Microseconds since 1970: Deequ takes timestamps for strings. */
    TIMESTAMP,
    /** The same of a timestamp without a time zone. */
    LOCAL_TIMESTAMP,
    TRUTH,
    /** Nested and binary columns, of which Deequ is shown only whether they are null. */
    OTHER;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    static Kind of(DataType type) {
        if (type instanceof StringType) {
            return TEXT;
        }
        if (type instanceof NumericType) {
            return NUMBER;
        }
        if (type.equals(DataTypes.DateType)) {
            return DATE;
        }
        if (type.equals(DataTypes.TimestampType)) {
            return TIMESTAMP;
        }
        if (type.equals(DataTypes.TimestampNTZType)) {
            return LOCAL_TIMESTAMP;
        }
        return type.equals(DataTypes.BooleanType) ? TRUTH : OTHER;
    }

    /** The column as Deequ is to see it. */
    Column seen(Column column, DataType type) {
        return switch (this) {
            case TEXT, TRUTH -> column;
            case NUMBER -> column.cast(isWhole(type) ? DataTypes.LongType : DataTypes.DoubleType);
            case DATE -> unix_date(column);
            case TIMESTAMP -> unix_micros(column);
            // A cast alone would take it for a time of the session's zone.
            case LOCAL_TIMESTAMP ->
                unix_micros(concat(column.cast(DataTypes.StringType), lit("Z")).cast(DataTypes.TimestampType));
            case OTHER -> when(column.isNotNull(), lit(true));
        };
    }

    static boolean isWhole(DataType type) {
        return type.equals(DataTypes.ByteType)
                || type.equals(DataTypes.ShortType)
                || type.equals(DataTypes.IntegerType)
                || type.equals(DataTypes.LongType);
    }

    boolean isTime() {
        return this == DATE || this == TIMESTAMP || this == LOCAL_TIMESTAMP;
    }

    /** Whether numbers are measured of it. */
    boolean isMeasured() {
        return this == NUMBER || isTime();
    }

    /** A value that Deequ saw, in words. */
    String text(String seen) {
        return switch (this) {
            case TEXT, TRUTH, OTHER -> seen;
            case NUMBER -> number(seen);
            case DATE, TIMESTAMP, LOCAL_TIMESTAMP -> text(Double.parseDouble(seen));
        };
    }

    /** A time that Deequ saw as a number, in words. */
    String text(double seen) {
        long number = Math.round(seen);
        if (this == DATE) {
            return LocalDate.ofEpochDay(number).toString();
        }
        Instant at = Instant.EPOCH.plus(number, ChronoUnit.MICROS);
        return at.getNano() == 0
                ? SECONDS.format(at)
                : at.atOffset(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ');
    }

    private static String number(String seen) {
        double value = Double.parseDouble(seen);
        return Double.isFinite(value)
                ? new BigDecimal(seen).stripTrailingZeros().toPlainString()
                : seen;
    }
}
