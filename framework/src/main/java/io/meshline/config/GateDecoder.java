package io.meshline.config;

import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Decodes the quality rules of a dataset. */
final class GateDecoder {
    static final Key<List<Text>> ERROR = Key.optional(
            "error",
            Types.TEXTS,
            "none",
            "Rules in DQDL that refuse the batch when broken: nothing is committed and the exit code is 3.");
    static final Key<List<Text>> WARN =
            Key.optional("warn", Types.TEXTS, "none", "Rules in DQDL that are recorded when broken.");
    static final Shape SHAPE = Shape.of("Quality rules", "<zone>.<name>.quality", ERROR, WARN);
    static final Key<Node> QUALITY = Key.optional(
            "quality", Types.object(SHAPE), "no rules", "The rules that each write must pass to be committed.");

    private GateDecoder() {}

    /** The gate of a dataset; open where it declares no rules. */
    static Gate decode(Node dataset) {
        return dataset.find(QUALITY)
                .map(quality -> new Gate(
                        Stream.concat(rules(quality, ERROR, Severity.ERROR), rules(quality, WARN, Severity.WARN))
                                .toList()))
                .orElse(Gate.OPEN);
    }

    private static Stream<QualityRule> rules(Node quality, Key<List<Text>> key, Severity severity) {
        return quality.list(key).stream()
                .map(rule -> new QualityRule(rule.text().strip(), severity, rule.origin()));
    }
}
