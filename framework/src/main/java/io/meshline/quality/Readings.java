package io.meshline.quality;

import io.meshline.model.Metric;
import io.meshline.model.Statistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a batch for a set of rules. */
final class Readings {
    private final Dataset<Row> rows;
    private final Statistics known;
    private final OtherDatasets others;

    Readings(Batch batch, OtherDatasets others) {
        this.rows = batch.rows();
        this.known = batch.known();
        this.others = others;
    }

    /** One reading for each rule. */
    Map<Clause.Single, Reading> of(List<Clause.Single> rules) {
        Map<Clause.Single, Reading> readings = new HashMap<>();
        List<Clause.Single> defined = rules.stream()
                .filter(rule -> known.rows() > 0 || rule.isDefinedOnNoRows())
                .toList();
        readings.putAll(ofChecks(defined.stream().filter(Deequ::isCheck).toList()));
        defined.stream()
                .filter(rule -> !Deequ.isCheck(rule))
                .forEach(rule -> readings.computeIfAbsent(rule, this::ofQuery));
        rules.forEach(rule -> readings.putIfAbsent(rule, Reading.OF_NO_ROWS));
        return readings;
    }

    private Map<Clause.Single, Reading> ofChecks(List<Clause.Single> rules) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        Map<Clause.Single, Reading> readings = new HashMap<>();
        verify(rules).forEach((rule, findings) -> readings.put(rule, ofCheck(rule, findings)));
        return readings;
    }

    private Map<Clause.Single, List<Finding>> verify(List<Clause.Single> rules) {
        try {
            return Deequ.verify(rules, rows, known);
        } catch (Exception e) { // Spark throws checked exceptions undeclared
            throw QualityErrors.cannotEvaluate(
                    rules.stream().map(Clause.Single::rule).toList(), e);
        }
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

    private Reading ofQuery(Clause.Single rule) {
        Deequ.Outcome outcome = execute(rule);
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

    private Deequ.Outcome execute(Clause.Single rule) {
        try {
            return rule.readsView()
                    ? BatchView.alone(rows, () -> Deequ.execute(rule, rows, Map.of()))
                    : Deequ.execute(rule, rows, others.of(rule));
        } catch (Exception e) { // Spark throws checked exceptions undeclared
            throw QualityErrors.cannotEvaluate(List.of(rule.rule()), e);
        }
    }
}
