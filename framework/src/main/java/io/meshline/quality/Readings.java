package io.meshline.quality;

import io.meshline.model.Metric;
import io.meshline.model.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was read of some rows for a set of rules.
 *
 * @param ofRules one reading for each rule
 * @param states the states that were asked for, and the number of rows
 */
record Readings(Map<Clause.Single, Reading> ofRules, States states) {
    /** Of no rules. */
    static final Readings NONE = new Readings(Map.of(), States.NONE);

    /**
     * Reads rows once for all rules that are checks, and again for each that is a query.
     *
     * @param asked the analyzers whose states on the rows are wanted
     */
    static Readings of(List<Clause.Single> rules, RowSet rows, Collection<Object> asked, OtherDatasets others) {
        Set<Object> analyzers = new LinkedHashSet<>(asked);
        analyzers.add(Analyzers.SIZE);
        List<Clause.Single> checks = rules.stream()
                .filter(Deequ::isCheck)
                .filter(rule -> !rows.known().isOfNoRows() || rule.isDefinedOnNoRows())
                .toList();
        Verification verification = verify(checks, rows, analyzers);
        Map<Clause.Single, Reading> readings = new HashMap<>();
        verification.findings().forEach((rule, findings) -> readings.put(rule, ofCheck(rule, findings)));
        boolean isOfNoRows = verification.states().rows() == 0;
        for (Clause.Single rule : rules) {
            if (isOfNoRows && !rule.isDefinedOnNoRows()) {
                readings.put(rule, Reading.OF_NO_ROWS);
            } else if (!Deequ.isCheck(rule)) {
                readings.computeIfAbsent(rule, query -> ofQuery(query, rows.rows(), others));
            }
        }
        return new Readings(readings, verification.states());
    }

    /** The figures behind some rules, and the number of rows; none where there are no rules of this kind. */
    List<Metric> metrics(List<Clause.Single> rules, Scope scope) {
        Set<Metric> metrics = new LinkedHashSet<>();
        if (states.has(Analyzers.SIZE)) {
            metrics.add(DeequResults.size(states.rows()).of(scope));
        }
        rules.forEach(rule -> ofRules.get(rule).metrics().forEach(metric -> metrics.add(metric.of(scope))));
        return List.copyOf(metrics);
    }

    private static Verification verify(List<Clause.Single> rules, RowSet rows, Set<Object> asked) {
        try {
            return Verification.of(rules, rows, asked);
        } catch (Exception e) { // Spark throws checked exceptions undeclared
            throw QualityErrors.cannotEvaluate(
                    rules.stream().map(Clause.Single::rule).toList(), e);
        }
    }

    /** The states of analyzers on some rows. */
    static States states(RowSet rows, Collection<Object> analyzers) {
        return verify(List.of(), rows, Set.copyOf(analyzers)).states();
    }

    /** The readings of checks whose figures follow from states, the number of rows among them. */
    static Map<Clause.Single, Reading> of(List<Clause.Single> rules, Dataset<Row> none, States known) {
        boolean isOfNoRows = known.rows() == 0;
        List<Clause.Single> defined = rules.stream()
                .filter(rule -> !isOfNoRows || rule.isDefinedOnNoRows())
                .toList();
        Map<Clause.Single, Reading> readings = new HashMap<>();
        Verification.of(defined, none, known)
                .findings()
                .forEach((rule, findings) -> readings.put(rule, ofCheck(rule, findings)));
        rules.forEach(rule -> readings.putIfAbsent(rule, Reading.OF_NO_ROWS));
        return readings;
    }

    private static Reading ofCheck(Clause.Single rule, List<Finding> findings) {
        findings.stream()
                .flatMap(finding -> finding.complaint().stream())
                .findFirst()
                .ifPresent(complaint -> {
                    throw QualityErrors.cannotEvaluate(List.of(rule.rule()), complaint);
                });
        List<Finding> broken = findings.stream()
                .filter(finding -> finding.state() == Reading.State.BROKEN)
                .toList();
        return new Reading(
                broken.isEmpty() ? Reading.State.HOLDS : Reading.State.BROKEN,
                broken.stream()
                        .map(finding -> Wording.shortfall(rule.rule(), finding))
                        .toList(),
                findings.stream()
                        .flatMap(finding -> metric(rule, finding).stream())
                        .toList());
    }

    private static Optional<Metric> metric(Clause.Single rule, Finding finding) {
        return finding.value().stream()
                .filter(Double::isFinite)
                .mapToObj(value -> Wording.metric(rule.rule(), finding, value))
                .findFirst();
    }

    private static Reading ofQuery(Clause.Single rule, Dataset<Row> rows, OtherDatasets others) {
        Deequ.Outcome outcome = execute(rule, rows, others);
        if (!outcome.passed() && outcome.figure().isEmpty()) {
            throw QualityErrors.cannotEvaluate(rule.rule(), outcome.reason());
        }
        return new Reading(
                outcome.passed() ? Reading.State.HOLDS : Reading.State.BROKEN,
                outcome.passed() ? List.of() : List.of(Wording.shortfall(rule.rule(), outcome)),
                outcome.figure().stream()
                        .filter(Double::isFinite)
                        .mapToObj(value -> Wording.metric(rule, value))
                        .toList());
    }

    private static Deequ.Outcome execute(Clause.Single rule, Dataset<Row> rows, OtherDatasets others) {
        try {
            return rule.readsView()
                    ? BatchView.alone(rows, () -> Deequ.execute(rule, rows, Map.of()))
                    : Deequ.execute(rule, rows, others.of(rule));
        } catch (Exception e) { // Spark throws checked exceptions undeclared
            throw QualityErrors.cannotEvaluate(List.of(rule.rule()), e);
        }
    }
}
