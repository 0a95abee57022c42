package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * The range in which a column's values are believed, and what happens to one outside of it. Null is inside.
 *
 * @param min the smallest value believed
 * @param max the largest value believed
 * @param above the value that believed ones exceed
 * @param below the value that believed ones stay under
 * @param learned how bounds are found in the batches before; min and max hold besides
 * @param action what happens to a value outside
 * @param origin where the range is declared
 */
public record Outlier(
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<BigDecimal> above,
        Optional<BigDecimal> below,
        Optional<LearnedRange> learned,
        Action action,
        Origin origin) {

    /** What happens to a value outside the range. */
    public enum Action {
        /** The row goes to the quarantine table with the reason. */
        QUARANTINE,
        /** The value becomes null. */
        NULL,
        /** The value becomes the nearest one inside. */
        CLIP,
        /** The column's default takes its place. */
        DEFAULT,
        /** The batch is refused. */
        FAIL;

        /** The name in configuration. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Outlier {
        requireNonNull(min, "min");
        requireNonNull(max, "max");
        requireNonNull(above, "above");
        requireNonNull(below, "below");
        requireNonNull(learned, "learned");
        requireNonNull(action, "action");
        requireNonNull(origin, "origin");
    }

    /** A range whose bounds are declared. */
    public Outlier(
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Optional<BigDecimal> above,
            Optional<BigDecimal> below,
            Action action,
            Origin origin) {
        this(min, max, above, below, Optional.empty(), action, origin);
    }

    /** Whether values are changed, and their rows stay. */
    public boolean changes() {
        return action == Action.NULL || action == Action.CLIP || action == Action.DEFAULT;
    }

    /** The same range, no wider than from one value to another. */
    public Outlier within(BigDecimal least, BigDecimal greatest) {
        return new Outlier(
                Optional.of(min.map(least::max).orElse(least)),
                Optional.of(max.map(greatest::min).orElse(greatest)),
                above,
                below,
                learned,
                action,
                origin);
    }
}
