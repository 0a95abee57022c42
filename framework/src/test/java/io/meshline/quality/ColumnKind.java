package io.meshline.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;

/** The types of generated columns, each with few values, so that they meet again, and with those that go wrong easily. */
enum ColumnKind {
    BYTE("tinyint", (byte) -128, (byte) -1, (byte) 0, (byte) 7, (byte) 127),
    SHORT("smallint", (short) -32768, (short) -2, (short) 0, (short) 300),
    INT("int", Integer.MIN_VALUE, -40, -1, 0, 1, 2, 5, Integer.MAX_VALUE),
    // Beyond 2^53 a double, which every figure is, cannot tell neighbours apart.
    LONG("bigint", Long.MIN_VALUE, -3L, 0L, 8L, 9_007_199_254_740_993L, Long.MAX_VALUE),
    // 0.1f is a little more than 0.1.
    FLOAT("float", -1.5f, -0.0f, 0f, 0.1f, 0.25f, 16_777_216f),
    ODD_FLOAT("float", Float.NaN, Float.NEGATIVE_INFINITY, -0.1f, Float.MIN_VALUE, Float.MAX_VALUE),
    DOUBLE("double", -2.5, -0.0, 0.0, 0.1, 0.30000000000000004, 3.0, 1e15),
    ODD_DOUBLE("double", Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -7.25, 1e-300, 1e300),
    DECIMAL("decimal(12,3)", decimal("-17.250"), decimal("-0.001"), decimal("0.000"), decimal("2.550"), decimal("2.5")),
    WIDE_DECIMAL(
            "decimal(38,9)",
            decimal("-12345678901234567890123456789.123456789"),
            decimal("0.000000001"),
            decimal("1"),
            decimal("9007199254740993.000000001")),
    // Statistics keep the first 32 characters of a string.
    TEXT(
            "string",
            "",
            "a",
            "Zebra",
            "it's",
            "straße",
            "12",
            "-3.5",
            "2011-01-18",
            "x".repeat(32) + "a",
            "x".repeat(32) + "b",
            "\uD83D\uDE00".repeat(33)),
    DATE("date", day("1583-01-01"), day("1969-12-31"), day("2010-12-01"), day("2011-02-28"), day("9999-12-31")),
    // Statistics keep milliseconds.
    TIMESTAMP(
            "timestamp",
            Instant.parse("1900-01-02T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2011-01-18T10:00:00.000001Z"),
            Instant.parse("2011-01-18T10:00:00.000999Z"),
            Instant.parse("2999-12-31T23:59:59.999999Z")),
    BOOLEAN("boolean", true, false),
    STRUCT("struct<n:int,price:double>", RowFactory.create(-1, 0.5), RowFactory.create(null, 2.5)),
    ARRAY("array<int>", List.of(1, 2), List.of());

    private final DataType type;
    private final List<Object> values;

    ColumnKind(String type, Object... values) {
        this.type = DataType.fromDDL(type);
        this.values = Arrays.asList(values);
    }

    DataType type() {
        return type;
    }

    /** The values of a column: some of this kind's. */
    List<Object> some(Random random) {
        return values.stream().filter(value -> random.nextInt(3) > 0).toList();
    }

    boolean isNumber() {
        return ordinal() <= WIDE_DECIMAL.ordinal();
    }

    boolean isText() {
        return this == TEXT;
    }

    boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }

    /** Whether Deequ measures columns of this kind. */
    boolean isFlat() {
        return this != STRUCT && this != ARRAY;
    }

    /** Whether the files of a table can be split by such a column. */
    boolean splitsFiles() {
        return this == INT || this == TEXT || this == DATE || this == BOOLEAN || this == DECIMAL || this == LONG;
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
