package io.meshline.report.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers for people. */
final class Digits {
    /** For values that are in the table, which nobody wants to see rounded. */
    static final int OF_VALUE = 12;
    /** For what is computed of them. */
    static final int OF_RESULT = 5;

    private Digits() {}

    /** A number with so many digits at most; the whole part is never cut. */
    static String text(double number, int digits) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        int whole = exact.precision() - exact.scale();
        MathContext context = new MathContext(Math.max(digits, whole), RoundingMode.HALF_EVEN);
        BigDecimal shown = exact.round(context).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, shown.scale()) + "f", shown);
    }
}
