package io.meshline.config;

import io.meshline.config.AuditRuleDecoder.AuditRule;
import io.meshline.model.AnomalyRule;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Decodes the quality rules of a dataset. */
final class GateDecoder {
    static final Key<List<AuditRule>> ERROR = Key.optional(
            "error",
            AuditRuleDecoder.RULES,
            "none",
            "Rules in DQDL that refuse the batch when broken: nothing is committed and the exit code is 3. Each is a"
                    + " string, or an object where it speaks of the whole table.");
    static final Key<List<AuditRule>> WARN = Key.optional(
            "warn", AuditRuleDecoder.RULES, "none", "Rules in DQDL that are recorded when broken, written likewise.");
    static final Key<List<Text>> QUARANTINE = Key.optional(
            "quarantine",
            Types.TEXTS,
            "none",
            "Rules in DQDL about single rows: a row that breaks one goes to quarantine with every reason, the others are"
                    + " committed. For manual, external, events and entities.");
    static final Key<BigDecimal> MAX_QUARANTINED = Key.optional(
            "max-quarantined",
            Types.SHARE,
            "1",
            "The share of the records meant for the dataset that may go to quarantine; beyond it the batch is refused.");
    static final Key<List<Value>> ANOMALIES = Key.optional(
            "anomalies",
            Types.members(AnomalyDecoder.SHAPE),
            "none",
            "Rules about how a batch stands to those before, by name.");
    static final Key<Node> PERIODS = Key.optional(
            "periods",
            Types.object(PeriodsDecoder.SHAPE),
            "none",
            "The periods of which each is to have rows, from the first to the last that has.");
    static final Shape SHAPE = Shape.of(
            "Quality rules", "<zone>.<name>.quality", ERROR, WARN, QUARANTINE, MAX_QUARANTINED, ANOMALIES, PERIODS);
    static final Key<Node> QUALITY = Key.optional(
            "quality", Types.object(SHAPE), "no rules", "The rules that each write must pass to be committed.");

    private GateDecoder() {}

    /** The gate of a dataset; open where it declares no rules. */
    static Gate decode(Node dataset) {
        return dataset.find(QUALITY).map(GateDecoder::gate).orElse(Gate.OPEN);
    }

    /** The gate of a dataset whose rows are not made one by one of records. */
    static Gate decodeWithoutRowRules(Node dataset) {
        dataset.find(QUALITY)
                .ifPresent(quality -> quality.problem(
                        QUARANTINE, "is only allowed for manual, external, events and entities, whose rows are typed"));
        return decode(dataset);
    }

    private static Gate gate(Node quality) {
        List<QualityRule> rules = Stream.of(
                        auditRules(quality, ERROR, Severity.ERROR),
                        auditRules(quality, WARN, Severity.WARN),
                        rowRules(quality))
                .flatMap(each -> each)
                .toList();
        List<AnomalyRule> anomalies = Members.open(quality, ANOMALIES).stream()
                .flatMap(node -> AnomalyDecoder.decode(node).stream())
                .toList();
        return new Gate(
                rules,
                quality.find(MAX_QUARANTINED),
                anomalies,
                quality.find(PERIODS).flatMap(PeriodsDecoder::decode));
    }

    private static Stream<QualityRule> auditRules(Node quality, Key<List<AuditRule>> key, Severity severity) {
        return quality.list(key).stream()
                .map(rule -> new QualityRule(
                        rule.rule().text().strip(),
                        severity,
                        rule.scope(),
                        rule.rule().origin()));
    }

    private static Stream<QualityRule> rowRules(Node quality) {
        return quality.list(QUARANTINE).stream()
                .map(rule -> new QualityRule(rule.text().strip(), Severity.QUARANTINE, rule.origin()));
    }
}
