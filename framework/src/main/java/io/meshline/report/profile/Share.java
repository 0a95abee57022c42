package io.meshline.report.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes shares for people. */
final class Share {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = new BigDecimal("0.1");

    private Share() {}

    /** A share in percent with one decimal; what is not all never reads as all, and what is there not as nothing. */
    static String text(long part, long whole) {
        BigDecimal share =
                BigDecimal.valueOf(part).multiply(ALL).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
        BigDecimal shown = part > 0 ? share.max(LEAST) : share;
        boolean isAll = part == whole;
        return (isAll ? ALL : shown.min(ALL.subtract(LEAST))) + " %";
    }
}
