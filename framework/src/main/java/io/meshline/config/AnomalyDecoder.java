package io.meshline.config;

import io.meshline.model.AnomalyRule;
import io.meshline.model.AnomalyRule.ChangeRate;
import io.meshline.model.AnomalyRule.HoltWinters;
import io.meshline.model.AnomalyRule.OnlineNormal;
import io.meshline.model.AnomalyRule.Strategy;
import io.meshline.model.QualityRule.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes {@code quality.anomalies.<name>}. */
final class AnomalyDecoder {
    private static final int AFTER = 7;
    private static final int CYCLE = 7;

    private enum Kind {
        CHANGE_RATE,
        ONLINE_NORMAL,
        HOLT_WINTERS
    }

    static final Key<Text> METRIC = Key.required(
            "metric",
            Types.TEXT,
            "The figure to watch: a rule in DQDL without its comparison, such as RowCount or Mean \"unit_price\".");
    static final Key<Kind> STRATEGY = Key.required(
            "strategy",
            Types.choice(Map.of(
                    "change-rate", Kind.CHANGE_RATE,
                    "online-normal", Kind.ONLINE_NORMAL,
                    "holt-winters", Kind.HOLT_WINTERS)),
            "What counts as usual: change-rate compares with the last batch, online-normal with mean and standard"
                    + " deviation of the batches before, holt-winters with what their trend and season foretell.");
    static final Key<BigDecimal> MIN = Key.optional(
            "min",
            Types.NUMBER,
            "no bound",
            "With change-rate: the least usual quotient of the figure and the last one.");
    static final Key<BigDecimal> MAX =
            Key.optional("max", Types.NUMBER, "no bound", "With change-rate: the greatest usual quotient.");
    static final Key<BigDecimal> DEVIATIONS = Key.optional(
            "deviations",
            Types.NUMBER,
            "3",
            "With online-normal: how many standard deviations from the mean are usual.");
    static final Key<Integer> CYCLE_LENGTH = Key.optional(
            "cycle",
            Types.wholeNumberFrom(2),
            Integer.toString(CYCLE),
            "With holt-winters: how many batches make a season; twice as many are needed before the rule says anything.");
    static final Key<Severity> SEVERITY = Key.optional(
            "severity",
            Types.choice(Map.of("warn", Severity.WARN, "error", Severity.ERROR)),
            "warn",
            "What an unusual figure does: warn records it, error refuses the batch.");
    static final Key<Integer> AFTER_BATCHES = Key.optional(
            "after",
            Types.wholeNumberFrom(1),
            Integer.toString(AFTER),
            "How many committed batches must have been measured before the rule says anything.");
    static final Shape SHAPE = Shape.of(
            "Anomaly rule",
            "<zone>.<name>.quality.anomalies.<rule>",
            METRIC,
            STRATEGY,
            MIN,
            MAX,
            DEVIATIONS,
            CYCLE_LENGTH,
            SEVERITY,
            AFTER_BATCHES);

    private AnomalyDecoder() {}

    /** The rule; empty, with the problem told, where it cannot be built. */
    static Optional<AnomalyRule> decode(Node node) {
        Optional<Text> metric = node.find(METRIC);
        Optional<Strategy> strategy = node.find(STRATEGY).map(kind -> strategy(kind, node));
        Severity severity = node.find(SEVERITY).orElse(Severity.WARN);
        int after = node.find(AFTER_BATCHES).orElse(AFTER);
        return metric.flatMap(text -> strategy.map(usual -> new AnomalyRule(
                node.name(), text.text().strip(), usual, severity, Math.max(after, usual.least()), node.origin())));
    }

    private static Strategy strategy(Kind kind, Node node) {
        return switch (kind) {
            case CHANGE_RATE -> changeRate(node);
            case ONLINE_NORMAL -> {
                refuse(node, "online-normal", MIN, MAX, CYCLE_LENGTH);
                yield new OnlineNormal(node.find(DEVIATIONS).orElse(BigDecimal.valueOf(3)));
            }
            case HOLT_WINTERS -> {
                refuse(node, "holt-winters", MIN, MAX, DEVIATIONS);
                yield new HoltWinters(node.find(CYCLE_LENGTH).orElse(CYCLE));
            }
        };
    }

    private static Strategy changeRate(Node node) {
        refuse(node, "change-rate", DEVIATIONS, CYCLE_LENGTH);
        if (Stream.of(MIN, MAX).noneMatch(node::has)) {
            node.problem("needs at least one of 'min' and 'max'");
        }
        return new ChangeRate(node.find(MIN), node.find(MAX));
    }

    private static void refuse(Node node, String strategy, Key<?>... keys) {
        List.of(keys).forEach(key -> node.problem(key, "is not allowed with strategy '" + strategy + "'"));
    }
}
