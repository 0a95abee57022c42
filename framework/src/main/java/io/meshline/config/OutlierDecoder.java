package io.meshline.config;

import io.meshline.model.LearnedRange;
import io.meshline.model.Outlier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decodes the range in which a column's values are believed. */
final class OutlierDecoder {
    static final Key<BigDecimal> MIN = bound("min", "The smallest value believed.");
    static final Key<BigDecimal> MAX = bound("max", "The largest value believed.");
    static final Key<BigDecimal> ABOVE = bound("above", "Values believed are greater than this.");
    static final Key<BigDecimal> BELOW = bound("below", "Values believed are less than this.");
    static final Key<Outlier.Action> ACTION = Key.optional(
            "action",
            Types.choice(Arrays.stream(Outlier.Action.values())
                    .collect(Collectors.toMap(Outlier.Action::key, action -> action))),
            "quarantine",
            "What happens to a value outside. quarantine: the row goes to the quarantine table with the reason; null,"
                    + " clip (the nearest value inside) and default (that of the column): the value is changed and"
                    + " counted in the ledger; fail: the batch is refused.");
    static final Key<LearnedRange.Method> METHOD = Key.optional(
            "method",
            Types.choice(Arrays.stream(LearnedRange.Method.values())
                    .collect(Collectors.toMap(LearnedRange.Method::key, method -> method))),
            "none",
            "How bounds are found in the metrics of the batches before, besides min and max. iqr: from the quartiles, a"
                    + " multiple of their distance below and above; z-score: a number of standard deviations around the"
                    + " mean.");
    static final Key<BigDecimal> FACTOR = Key.optional(
            "factor",
            Types.NUMBER,
            "1.5 with iqr, 3 with z-score",
            "With method: the multiple, or the number of deviations; more than 0.");
    static final Key<Integer> AFTER = Key.optional(
            "after",
            Types.wholeNumberFrom(1),
            "7",
            "With method: how many committed batches must have been measured before there are bounds.");
    static final Shape SHAPE = Shape.of(
            "Outlier", "<zone>.<name>.columns.<column>.outlier", MIN, MAX, ABOVE, BELOW, METHOD, FACTOR, AFTER, ACTION);

    private static final int USUAL_HISTORY = 7;

    private OutlierDecoder() {}

    /** The range; empty, with the problem told, for one without bounds. */
    static Optional<Outlier> decode(Node node) {
        if (Stream.of(MIN, MAX, ABOVE, BELOW, METHOD).noneMatch(node::has)) {
            node.problem("needs at least one of 'min', 'max', 'above', 'below' and 'method'");
            return Optional.empty();
        }
        Outlier.Action action =
                node.saysNull(ACTION) ? Outlier.Action.NULL : node.find(ACTION).orElse(Outlier.Action.QUARANTINE);
        if (action == Outlier.Action.CLIP) {
            Stream.of(ABOVE, BELOW)
                    .forEach(bound ->
                            node.problem(bound, "is not allowed with the action clip: no value is the nearest one"));
        }
        return Optional.of(new Outlier(
                node.find(MIN),
                node.find(MAX),
                node.find(ABOVE),
                node.find(BELOW),
                learned(node),
                action,
                node.origin()));
    }

    private static Optional<LearnedRange> learned(Node node) {
        Optional<LearnedRange.Method> method = node.find(METHOD);
        if (method.isEmpty()) {
            Stream.of(FACTOR, AFTER).forEach(key -> node.problem(key, "is only allowed with 'method'"));
        }
        Optional<BigDecimal> factor = node.find(FACTOR);
        if (factor.filter(number -> number.signum() <= 0).isPresent()) {
            node.problem(FACTOR, "must be more than 0");
        }
        return method.map(known -> new LearnedRange(
                known, factor.orElse(known.usualFactor()), node.find(AFTER).orElse(USUAL_HISTORY)));
    }

    private static Key<BigDecimal> bound(String name, String meaning) {
        return Key.optional(name, Types.NUMBER, "no bound", meaning);
    }
}
