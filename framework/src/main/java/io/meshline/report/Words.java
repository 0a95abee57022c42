package io.meshline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers and times for people; times are in UTC. */
public final class Words {
    private static final DateTimeFormatter MINUTE = format("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = format("yyyy-MM-dd");
    private static final DateTimeFormatter SHORT_DAY = format("d MMM");
    private static final DateTimeFormatter SHORT_MINUTE = format("HH:mm");
    private static final MathContext FIVE_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);
    private static final BigDecimal PLAIN_UP_TO = BigDecimal.valueOf(100_000);

    private Words() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** {@code 2026-11-21 04:00}. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** {@code 2026-11-21}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** The begin or end of a time line: {@code 21 Nov}, or {@code 04:00} where all of it is within a day. */
    public static String mark(Instant at, Duration length) {
        return (length.toHours() < 24 ? SHORT_MINUTE : SHORT_DAY).format(at);
    }

    /** {@code 42,481}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 dataset}, {@code 2 datasets}. */
    public static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** A figure with five digits at most where it has decimals; whole numbers in full. */
    public static String figure(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        boolean isWhole = exact.stripTrailingZeros().scale() <= 0;
        if (isWhole || exact.abs().compareTo(PLAIN_UP_TO) >= 0) {
            return String.format(Locale.ROOT, "%,.0f", exact);
        }
        BigDecimal rounded = exact.round(FIVE_DIGITS);
        // A share of almost 1 must not read as 1.
        BigDecimal shown = rounded.stripTrailingZeros().scale() <= 0 ? exact : rounded;
        int decimals = shown.stripTrailingZeros().scale();
        return String.format(Locale.ROOT, "%,." + decimals + "f", shown);
    }

    /** What was found of a rule, without the rule itself, with which a reason begins. */
    public static String finding(String rule, String reason) {
        String start = rule.strip() + ": ";
        return reason.startsWith(start) ? reason.substring(start.length()) : reason;
    }
}
