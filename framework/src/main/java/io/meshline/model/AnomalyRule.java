package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A rule about how a figure of a batch stands to the same figure of the batches before.
 *
 * @param name the name under which it is declared
 * @param metric the figure as a rule in DQDL without its comparison, such as {@code Mean "unit_price"}
 * @param strategy what counts as usual
 * @param severity what an unusual figure does
 * @param after how many committed batches must have been measured before the rule says anything
 * @param origin where it is declared
 */
public record AnomalyRule(
        String name, String metric, Strategy strategy, QualityRule.Severity severity, int after, Origin origin) {

    /** What counts as usual. */
    public sealed interface Strategy {
        /** How many batches a strategy needs before it can say anything. */
        int least();
    }

    /**
     * The figure divided by that of the last batch lies within bounds.
     *
     * @param min the least quotient
     * @param max the greatest quotient
     */
    public record ChangeRate(Optional<BigDecimal> min, Optional<BigDecimal> max) implements Strategy {
        public ChangeRate {
            requireNonNull(min, "min");
            requireNonNull(max, "max");
        }

        @Override
        public int least() {
            return 1;
        }
    }

    /**
     * The figure lies within so many standard deviations of the mean of the usual figures before, itself included.
     *
     * @param deviations how many
     */
    public record OnlineNormal(BigDecimal deviations) implements Strategy {
        public OnlineNormal {
            requireNonNull(deviations, "deviations");
        }

        @Override
        public int least() {
            return 2;
        }
    }

    /**
     * The figure lies near what additive Holt-Winters smoothing foretells for a season of so many batches.
     *
     * @param cycle how many batches make a season
     */
    public record HoltWinters(int cycle) implements Strategy {
        @Override
        public int least() {
            return 2 * cycle;
        }
    }

    public AnomalyRule {
        requireNonNull(name, "name");
        requireNonNull(metric, "metric");
        requireNonNull(strategy, "strategy");
        requireNonNull(severity, "severity");
        requireNonNull(origin, "origin");
    }
}
