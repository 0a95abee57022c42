package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.Scope;
import io.meshline.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rule of a gate in the form in which Deequ evaluates it.
 *
 * @param rule the rule as it is configured
 * @param clause what is evaluated
 */
record Asked(QualityRule rule, Clause clause) {
    private static final String NOT_EVALUATED = "not evaluated: the %s has no rows";

    Asked {
        requireNonNull(rule, "rule");
        requireNonNull(clause, "clause");
    }

    /** The rules of a gate that speak of rows together. */
    static List<Asked> of(Gate gate) {
        return gate.auditRules().stream()
                .map(rule -> new Asked(rule, Deequ.clause(Dqdl.parse(rule.dqdl()))))
                .toList();
    }

    /** The single rules of those that speak of some rows. */
    static List<Clause.Single> singles(List<Asked> rules, Scope scope) {
        return rules.stream()
                .filter(rule -> rule.scope() == scope)
                .flatMap(rule -> rule.clause().singles())
                .toList();
    }

    Scope scope() {
        return rule.scope();
    }

    /** What became of the rule, given what was read of the rows that it speaks of. */
    Verdict verdict(Map<Clause.Single, Reading> readings) {
        if (clause.holds(readings)) {
            boolean vacuous = clause.singles().allMatch(single -> readings.get(single) == Reading.OF_NO_ROWS);
            return verdict(Verdict.Outcome.PASSED, vacuous ? NOT_EVALUATED.formatted(scope().key()) : "");
        }
        return verdict(Verdict.Outcome.FAILED, scope().words(text()) + ": " + shortfalls(clause, readings));
    }

    /** The rule as reports name it. */
    String text() {
        return rule.dqdl().strip();
    }

    private Verdict verdict(Verdict.Outcome outcome, String reason) {
        return new Verdict(text(), scope(), rule.severity(), outcome, reason, List.of());
    }

    private static String shortfalls(Clause clause, Map<Clause.Single, Reading> readings) {
        if (clause instanceof Clause.Single single) {
            return String.join(", ", readings.get(single).shortfalls());
        }
        return clause.singles()
                .filter(single -> !readings.get(single).holds())
                .map(single -> single.rule() + ": " + shortfalls(single, readings))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
