package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The range in which a column's values are believed, and what happens to a row outside of it. Null is inside.
 *
 * @param min the smallest value believed
 * @param max the largest value believed
 * @param above the value that believed ones exceed
 * @param below the value that believed ones stay under
 * @param action what happens to the row
 * @param origin where the range is declared
 */
public record Outlier(
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<BigDecimal> above,
        Optional<BigDecimal> below,
        Action action,
        Origin origin) {

    /** What happens to a row with a value outside the range. */
    public enum Action {
        /** The row goes to the quarantine table with the reason. */
        QUARANTINE
    }

    public Outlier {
        requireNonNull(min, "min");
        requireNonNull(max, "max");
        requireNonNull(above, "above");
        requireNonNull(below, "below");
        requireNonNull(action, "action");
        requireNonNull(origin, "origin");
    }
}
