package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What became of one rule on one batch.
 *
 * @param rule the rule in DQDL
 * @param scope the rows that it speaks of
 * @param severity what breaking it does
 * @param outcome whether it holds
 * @param reason why it does not hold, in a sentence, or why it was not evaluated; empty where it holds
 * @param sample offending rows as JSON, few; empty where the rule holds or speaks of no single row
 */
public record Verdict(
        String rule, Scope scope, QualityRule.Severity severity, Outcome outcome, String reason, List<String> sample) {

    /** Whether a rule holds. */
    public enum Outcome {
        PASSED,
        FAILED
    }

    public Verdict {
        requireNonNull(rule, "rule");
        requireNonNull(scope, "scope");
        requireNonNull(severity, "severity");
        requireNonNull(outcome, "outcome");
        requireNonNull(reason, "reason");
        sample = List.copyOf(sample);
    }

    /** What became of a rule of the rows that a write adds. */
    public Verdict(String rule, QualityRule.Severity severity, Outcome outcome, String reason, List<String> sample) {
        this(rule, Scope.BATCH, severity, outcome, reason, sample);
    }

    /** The rule as people read it. */
    public String words() {
        return scope.words(rule.strip());
    }

    /** The same verdict with offending rows. */
    public Verdict withSample(List<String> rows) {
        return new Verdict(rule, scope, severity, outcome, reason, rows);
    }

    /** Whether this verdict alone refuses the batch. */
    public boolean refuses() {
        return outcome == Outcome.FAILED && severity == QualityRule.Severity.ERROR;
    }
}
