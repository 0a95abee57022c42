package io.meshline.io;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unbase64;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.Column;

/**
 * Decimals as Kafka Connect writes them: the unscaled value in two's complement, highest byte first, as base64. Spark's
 * numbers reach to 38 digits; what is longer is not read.
 */
final class ConnectDecimal {
    private static final int HEX_OF_LONG = 16;
    private static final int LONGEST = 2 * HEX_OF_LONG;
    private static final String WHOLE = "decimal(20,0)";
    private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE));
    /** The first half of the largest number of 38 digits. */
    private static final long LARGEST_HIGH = 5_421_010_862_427_522_170L;

    private ConnectDecimal() {}

    /** The number in its digits; null where it cannot be read. */
    static Column number(Column base64, Column scale) {
        return Bound.to(
                hex(unbase64(base64)),
                hex -> Bound.to(half(whole(hex), 1), high -> {
                    Column low = conv(half(whole(hex), HEX_OF_LONG + 1), 16, 10).cast(WHOLE);
                    Column signed = conv(high, 16, -10).cast("bigint");
                    Column value = signed.cast(WHOLE)
                            .multiply(lit(TWO_TO_64))
                            .plus(low)
                            .cast("decimal(38,0)");
                    Column isReadable = length(hex)
                            .between(2, LONGEST)
                            .and(abs(signed).lt(LARGEST_HIGH))
                            .and(scale.rlike("^[0-9]{1,2}$"));
                    return when(isReadable, Bound.to(value, known -> pointed(known, scale.cast("int"))));
                }));
    }

    /** With the sign in front, up to the bytes of two longs. */
    private static Column whole(Column hex) {
        Column isNegative = substring(hex, 1, 1).geq("8");
        return when(isNegative, lpad(hex, LONGEST, "F")).otherwise(lpad(hex, LONGEST, "0"));
    }

    private static Column half(Column whole, int start) {
        return substring(whole, start, HEX_OF_LONG);
    }

    private static Column pointed(Column value, Column scale) {
        Column digits = abs(value).cast("string");
        Column zeros = repeat(lit("0"), greatest(scale.plus(1).minus(length(digits)), lit(0)));
        Column number = Bound.to(concat(zeros, digits), filled -> {
            Column point = length(filled).minus(scale);
            return when(scale.equalTo(0), filled)
                    .otherwise(concat(filled.substr(lit(1), point), lit("."), filled.substr(point.plus(1), scale)));
        });
        return concat(when(value.lt(0), lit("-")).otherwise(lit("")), number);
    }

    private static Column repeat(Column text, Column times) {
        return call_function("repeat", text, times);
    }
}
