package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The quality rules that a write must pass to be committed.
 *
 * @param rules the rules, in the order of their declaration, errors first
 * @param maxQuarantined the share of the records meant for the dataset, from 0 to 1, beyond which quarantine refuses the
 *     whole batch
 * @param anomalies the rules about how a batch stands to those before
 * @param periods the periods that are to have rows
 */
public record Gate(
        List<QualityRule> rules,
        Optional<BigDecimal> maxQuarantined,
        List<AnomalyRule> anomalies,
        Optional<Periods> periods) {
    /** A gate that lets everything through. */
    public static final Gate OPEN = new Gate(List.of());

    public Gate {
        rules = List.copyOf(rules);
        requireNonNull(maxQuarantined, "maxQuarantined");
        anomalies = List.copyOf(anomalies);
        requireNonNull(periods, "periods");
    }

    /** A gate that expects rows of no particular time. */
    public Gate(List<QualityRule> rules, Optional<BigDecimal> maxQuarantined, List<AnomalyRule> anomalies) {
        this(rules, maxQuarantined, anomalies, Optional.empty());
    }

    /** A gate that minds neither how much goes to quarantine nor what came before. */
    public Gate(List<QualityRule> rules) {
        this(rules, Optional.empty(), List.of());
    }

    /** Whether nothing is measured. */
    public boolean isOpen() {
        return rules.isEmpty() && anomalies.isEmpty();
    }

    /** The rules that speak of rows together, of the batch or of the table. */
    public List<QualityRule> auditRules() {
        return rules.stream()
                .filter(rule -> rule.severity() != QualityRule.Severity.QUARANTINE)
                .toList();
    }

    /** The rules that tell for each row whether it goes to quarantine. */
    public List<QualityRule> rowRules() {
        return rules.stream()
                .filter(rule -> rule.severity() == QualityRule.Severity.QUARANTINE)
                .toList();
    }
}
