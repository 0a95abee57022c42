package io.meshline.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes figures for people. */
final class Figure {
    private static final MathContext TEN_DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);
    private static final int DIGITS_OF_SHARE = 4;

    private Figure() {}

    /**
     * A figure with up to ten digits; a share with as many as tell it from 0 and from 1, so that 0.99999 does not read
     * as 1.
     */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "not a number";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        if (value == Math.rint(value)) {
            return exact.setScale(0, RoundingMode.UNNECESSARY).toPlainString();
        }
        boolean share = value > 0 && value < 1;
        return (share ? exact.setScale(scaleOfShare(exact), RoundingMode.HALF_EVEN) : exact.round(TEN_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static int scaleOfShare(BigDecimal share) {
        BigDecimal smaller = share.min(BigDecimal.ONE.subtract(share));
        int zeros = smaller.scale() - smaller.precision();
        return zeros + DIGITS_OF_SHARE;
    }
}
