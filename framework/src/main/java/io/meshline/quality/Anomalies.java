package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.AnomalyRule;
import io.meshline.model.Metric;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.quality.MetricHistory.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds figures of a batch against the same figures of the batches before. */
final class Anomalies {
    /** The kinds of rules whose figure is one number that can be watched. */
    private static final Set<RuleKind> KINDS = Set.of(
            RuleKind.ROW_COUNT,
            RuleKind.COMPLETENESS,
            RuleKind.UNIQUENESS,
            RuleKind.UNIQUE_VALUE_RATIO,
            RuleKind.DISTINCT_VALUES_COUNT,
            RuleKind.ENTROPY,
            RuleKind.MEAN,
            RuleKind.SUM,
            RuleKind.STANDARD_DEVIATION,
            RuleKind.COLUMN_CORRELATION);

    private static final String UNFIT = "not evaluated: the strategy finds nothing that fits the batches before";

    private final MetricHistory history;
    private final long now;

    /**
     * @param now when the batch is measured, in milliseconds since 1970
     */
    Anomalies(MetricHistory history, long now) {
        this.history = requireNonNull(history, "history");
        this.now = now;
    }

    /** A rule in DQDL that measures the figure of an anomaly rule, whatever it is. */
    static String measuring(AnomalyRule rule) {
        return rule.metric() + " >= 0";
    }

    /** What keeps a figure from being watched, as the end of a sentence. */
    static Optional<String> objection(RuleKind kind) {
        return KINDS.contains(kind)
                ? Optional.empty()
                : Optional.of("'" + kind.dqdl() + "' is no figure that can be watched "
                        + KINDS.stream()
                                .map(RuleKind::dqdl)
                                .sorted()
                                .collect(Collectors.joining(", ", "(supported: ", ")")));
    }

    /** What became of a rule, given what was read for its figure. */
    Verdict verdict(AnomalyRule rule, Reading reading) {
        if (reading.metrics().isEmpty()) {
            return verdict(rule, Outcome.PASSED, "not evaluated: the batch has no such figure");
        }
        Metric metric = reading.metrics().get(0);
        List<Point> before =
                history.of(metric).stream().filter(point -> point.at() < now).toList();
        if (before.size() < rule.after()) {
            return verdict(
                    rule,
                    Outcome.PASSED,
                    "not evaluated: " + before.size() + " of " + rule.after() + " batches are measured");
        }
        Optional<Boolean> unusual =
                AnomalyStrategies.isUnusual(rule.strategy(), before, new Point(now, metric.value()));
        if (!unusual.orElse(false)) {
            return verdict(rule, Outcome.PASSED, unusual.isPresent() ? "" : UNFIT);
        }
        String last = Figure.text(before.get(before.size() - 1).value());
        return verdict(
                rule,
                Outcome.FAILED,
                words(rule) + ": was " + Figure.text(metric.value()) + ", after " + last + " in the batch before");
    }

    /** The rule as people read it, in reports and in platform tables. */
    static String words(AnomalyRule rule) {
        return "anomalies." + rule.name() + " (" + rule.metric() + ", " + words(rule.strategy()) + ")";
    }

    private static String words(AnomalyRule.Strategy strategy) {
        if (strategy instanceof AnomalyRule.ChangeRate rate) {
            return "change-rate from " + bound(rate.min()) + " to " + bound(rate.max());
        }
        if (strategy instanceof AnomalyRule.OnlineNormal normal) {
            return "online-normal within " + normal.deviations().toPlainString() + " deviations";
        }
        return "holt-winters with a cycle of " + ((AnomalyRule.HoltWinters) strategy).cycle();
    }

    private static String bound(Optional<BigDecimal> bound) {
        return bound.map(BigDecimal::toPlainString).orElse("any");
    }

    private static Verdict verdict(AnomalyRule rule, Outcome outcome, String reason) {
        return new Verdict(words(rule), rule.severity(), outcome, reason, List.of());
    }
}
