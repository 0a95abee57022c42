package io.meshline.quality;

import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule;
import io.meshline.model.Statistics;
import io.meshline.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds a batch of rows against the rules of a gate. */
public final class Auditor {
    private static final String NOT_EVALUATED = "not evaluated: the batch has no rows";

    private final Batch batch;
    private final OtherDatasets others;
    private final int sampleRows;

    private Auditor(Batch batch, OtherDatasets others, int sampleRows) {
        this.batch = batch;
        this.others = others;
        this.sampleRows = sampleRows;
    }

    /**
     * The verdicts of a gate on a batch, in the gate's order, and the figures behind them.
     *
     * <p>What is known of the rows is not read again: a gate that asks no more starts no Spark job. All other
     * figures of single rows share one pass over the columns that the rules name; each set of columns that is
     * looked at for uniqueness, distinct values or entropy is read for itself, and each other dataset once. Several
     * threads may audit at the same time; only CustomSql rules wait for each other.
     *
     * @param gate the rules, each of which {@link RuleChecker} must have found fit for the rows
     * @param batch what is to be judged
     * @param sampleRows how many offending rows a verdict carries at most; rules that speak of no single row, and rules
     *     joined by {@code and} or {@code or}, carry none
     * @throws io.meshline.error.MeshlineException if a rule cannot be evaluated, which says nothing of the rows:
     *     {@code INVALID_RULE}, {@code WRITE_FAILED} if Spark failed to read them, or {@code INTERNAL}
     */
    public static Audit audit(Gate gate, Batch batch, int sampleRows) {
        List<Clause> clauses = gate.batchRules().stream()
                .map(rule -> Deequ.clause(Dqdl.parse(rule.dqdl())))
                .toList();
        List<Clause.Single> watched = gate.anomalies().stream()
                .map(rule -> Deequ.single(Dqdl.parse(Anomalies.measuring(rule))))
                .toList();
        List<Clause.Single> singles = Stream.concat(clauses.stream().flatMap(Clause::singles), watched.stream())
                .toList();
        try (OtherDatasets others = new OtherDatasets(singles, batch.others())) {
            Map<Clause.Single, Reading> readings = new Readings(batch, others).of(singles);
            Auditor auditor = new Auditor(batch, others, sampleRows);
            Audit audit = new Audit(
                    verdicts(gate.batchRules(), clauses, readings), metrics(batch.known(), singles, readings));
            return with(auditor.anomalies(gate, watched, readings), auditor.withSamples(audit, clauses));
        }
    }

    private static List<Verdict> verdicts(
            List<QualityRule> rules, List<Clause> clauses, Map<Clause.Single, Reading> readings) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> verdict(rules.get(i), clauses.get(i), readings))
                .toList();
    }

    private List<Verdict> anomalies(Gate gate, List<Clause.Single> watched, Map<Clause.Single, Reading> readings) {
        Anomalies anomalies = new Anomalies(batch.before(), batch.at().toEpochMilli());
        return IntStream.range(0, watched.size())
                .mapToObj(i -> anomalies.verdict(gate.anomalies().get(i), readings.get(watched.get(i))))
                .toList();
    }

    private static Audit with(List<Verdict> further, Audit audit) {
        return new Audit(
                Stream.concat(audit.verdicts().stream(), further.stream()).toList(), audit.metrics());
    }

    private Audit withSamples(Audit audit, List<Clause> clauses) {
        if (!audit.refuses()) {
            return audit;
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Verdict verdict = audit.verdicts().get(i);
            boolean holds = verdict.outcome() == Verdict.Outcome.PASSED;
            verdicts.add(holds ? verdict : verdict.withSample(sample(verdict.rule(), clauses.get(i))));
        }
        return new Audit(verdicts, audit.metrics());
    }

    private static List<Metric> metrics(
            Statistics known, List<Clause.Single> rules, Map<Clause.Single, Reading> readings) {
        Set<Metric> metrics = new LinkedHashSet<>();
        metrics.add(DeequResults.size(known.rows()));
        rules.forEach(rule -> metrics.addAll(readings.get(rule).metrics()));
        return List.copyOf(metrics);
    }

    private static Verdict verdict(QualityRule rule, Clause clause, Map<Clause.Single, Reading> readings) {
        String text = rule.dqdl().strip();
        if (clause.holds(readings)) {
            boolean vacuous = clause.singles().allMatch(single -> readings.get(single) == Reading.OF_NO_ROWS);
            String reason = vacuous ? NOT_EVALUATED : "";
            return new Verdict(text, rule.severity(), Verdict.Outcome.PASSED, reason, List.of());
        }
        String reason = text + ": " + shortfalls(clause, readings);
        return new Verdict(text, rule.severity(), Verdict.Outcome.FAILED, reason, List.of());
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

    private List<String> sample(String text, Clause clause) {
        return clause instanceof Clause.Single single && Deequ.judgesRows(single) && sampleRows > 0
                ? new OffendingRows(batch.rows(), others).of(single, text, sampleRows)
                : List.of();
    }
}
