package io.meshline.config;

import io.meshline.model.Outlier;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes the range in which a column's values are believed. */
final class OutlierDecoder {
    static final Key<BigDecimal> MIN = bound("min", "The smallest value believed.");
    static final Key<BigDecimal> MAX = bound("max", "The largest value believed.");
    static final Key<BigDecimal> ABOVE = bound("above", "Values believed are greater than this.");
    static final Key<BigDecimal> BELOW = bound("below", "Values believed are less than this.");
    static final Key<Outlier.Action> ACTION = Key.optional(
            "action",
            Types.choice(Map.of("quarantine", Outlier.Action.QUARANTINE)),
            "quarantine",
            "What happens to a row outside: quarantine puts it into the quarantine table with the reason.");
    static final Shape SHAPE =
            Shape.of("Outlier", "<zone>.<name>.columns.<column>.outlier", MIN, MAX, ABOVE, BELOW, ACTION);

    private OutlierDecoder() {}

    /** The range; empty, with the problem told, for one without bounds. */
    static Optional<Outlier> decode(Node node) {
        if (Stream.of(MIN, MAX, ABOVE, BELOW).noneMatch(node::has)) {
            node.problem("needs at least one of 'min', 'max', 'above' and 'below'");
            return Optional.empty();
        }
        return Optional.of(new Outlier(
                node.find(MIN),
                node.find(MAX),
                node.find(ABOVE),
                node.find(BELOW),
                node.find(ACTION).orElse(Outlier.Action.QUARANTINE),
                node.origin()));
    }

    private static Key<BigDecimal> bound(String name, String meaning) {
        return Key.optional(name, Types.NUMBER, "no bound", meaning);
    }
}
