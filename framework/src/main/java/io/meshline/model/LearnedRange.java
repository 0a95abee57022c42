package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A range of usual values that is found in the metrics of the batches that were committed before.
 *
 * @param method how the range is found
 * @param factor how far it reaches: multiples of the inter-quartile range, or standard deviations
 * @param after how many batches must have been measured before there is a range
 */
public record LearnedRange(Method method, BigDecimal factor, int after) {

    /** How the range is found. */
    public enum Method {
        /** From the quartiles: a multiple of their distance below the first and above the third (Tukey's fences). */
        IQR("1.5"),
        /** From mean and standard deviation: a number of deviations below and above. */
        Z_SCORE("3");

        private final BigDecimal usualFactor;

        Method(String usualFactor) {
            this.usualFactor = new BigDecimal(usualFactor);
        }

        /** The factor where none is declared. */
        public BigDecimal usualFactor() {
            return usualFactor;
        }

        /** The name in configuration. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public LearnedRange {
        requireNonNull(method, "method");
        requireNonNull(factor, "factor");
    }
}
