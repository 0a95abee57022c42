package io.meshline.io;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
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
        Column hex = hex(unbase64(base64));
        Column isNegative = substring(hex, 1, 1).geq("8");
        Column whole = when(isNegative, lpad(hex, LONGEST, "F")).otherwise(lpad(hex, LONGEST, "0"));
        Column high = conv(substring(whole, 1, HEX_OF_LONG), 16, -10).cast("bigint");
        Column low = conv(substring(whole, HEX_OF_LONG + 1, HEX_OF_LONG), 16, 10).cast(WHOLE);
        Column value = high.cast(WHOLE).multiply(lit(TWO_TO_64)).plus(low).cast("decimal(38,0)");
        Column isReadable = length(hex).between(2, LONGEST)
                .and(abs(high).lt(LARGEST_HIGH))
                .and(scale.rlike("^[0-9]{1,2}$"));
        return when(isReadable, pointed(value, scale.cast("int")));
    }

    private static Column pointed(Column value, Column scale) {
        Column digits = abs(value).cast("string");
        Column filled = when(length(digits).gt(scale), digits).otherwise(zeros(digits, scale));
        Column point = length(filled).minus(scale);
        Column number = when(scale.equalTo(0), filled)
                .otherwise(concat(filled.substr(lit(1), point), lit("."), filled.substr(point.plus(1), scale)));
        return when(value.lt(0), concat(lit("-"), number)).otherwise(number);
    }

    private static Column zeros(Column digits, Column scale) {
        return call_function("lpad", digits, scale.plus(1), lit("0"));
    }
}
