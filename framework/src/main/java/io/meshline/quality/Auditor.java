package io.meshline.quality;

import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.Scope;
import io.meshline.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds a batch of rows, and the table that it would become part of, against the rules of a gate. */
public final class Auditor {
    private final Gate gate;
    private final Batch batch;
    private final List<Asked> asked;
    private final List<Clause.Single> watched;
    private final int sampleRows;

    private Auditor(Gate gate, Batch batch, int sampleRows) {
        this.gate = gate;
        this.batch = batch;
        this.asked = Asked.of(gate);
        this.watched = gate.anomalies().stream()
                .map(rule -> Deequ.single(Dqdl.parse(Anomalies.measuring(rule))))
                .toList();
        this.sampleRows = sampleRows;
    }

    /**
     * The verdicts of a gate on a batch, in the gate's order, and the figures behind them.
     *
     * <p>What is known of the rows is not read again: a gate that asks no more starts no Spark job. All other
     * figures of single rows share one pass over the columns that the rules name, those of the batch and those that are
     * added to what the table came to before; each set of columns that is looked at for uniqueness, distinct values or
     * entropy is read for itself, and each other dataset once. Several threads may audit at the same time; only CustomSql
     * rules wait for each other.
     *
     * @param gate the rules, each of which {@link RuleChecker} must have found fit for the rows
     * @param batch what is to be judged
     * @param sampleRows how many offending rows a verdict carries at most; rules that speak of no single row, and rules
     *     joined by {@code and} or {@code or}, carry none
     * @throws io.meshline.error.MeshlineException if a rule cannot be evaluated, which says nothing of the rows:
     *     {@code INVALID_RULE}, {@code WRITE_FAILED} if Spark failed to read them, or {@code INTERNAL}
     */
    public static Audit audit(Gate gate, Batch batch, int sampleRows) {
        return new Auditor(gate, batch, sampleRows).audit();
    }

    private Audit audit() {
        List<Clause.Single> ofBatch = Stream.concat(Asked.singles(asked, Scope.BATCH).stream(), watched.stream())
                .toList();
        List<Clause.Single> ofTable = Asked.singles(asked, Scope.TABLE);
        List<Clause.Single> all =
                Stream.concat(ofBatch.stream(), ofTable.stream()).toList();
        try (OtherDatasets others = new OtherDatasets(all, batch.others())) {
            TableReadings table = new TableReadings(ofTable, batch.table());
            Readings readings = Readings.of(ofBatch, batch.rows(), table.askedOfBatch(), others);
            Readings tableReadings =
                    table.of(readings.states(), batch.rows().rows().limit(0), others);
            Set<Metric> metrics = new LinkedHashSet<>(readings.metrics(ofBatch, Scope.BATCH));
            metrics.addAll(tableReadings.metrics(ofTable, Scope.TABLE));
            return new Audit(
                    verdicts(readings, tableReadings, others), List.copyOf(metrics), table.toKeep(tableReadings));
        }
    }

    private List<Verdict> verdicts(Readings ofBatch, Readings ofTable, OtherDatasets others) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Asked rule : asked) {
            Readings readings = switch (rule.scope()) {
                case BATCH -> ofBatch;
                case TABLE -> ofTable;
            };
            Verdict verdict = rule.verdict(readings.ofRules());
            boolean holds = verdict.outcome() == Verdict.Outcome.PASSED;
            verdicts.add(holds ? verdict : verdict.withSample(sample(rule, others)));
        }
        Anomalies anomalies = new Anomalies(batch.before(), batch.at().toEpochMilli());
        IntStream.range(0, watched.size())
                .mapToObj(i -> anomalies.verdict(
                        gate.anomalies().get(i), ofBatch.ofRules().get(watched.get(i))))
                .forEach(verdicts::add);
        return verdicts;
    }

    private List<String> sample(Asked rule, OtherDatasets others) {
        if (sampleRows == 0 || !(rule.clause() instanceof Clause.Single single) || !Deequ.judgesRows(single)) {
            return List.of();
        }
        RowSet rows = switch (rule.scope()) {
            case BATCH -> batch.rows();
            case TABLE -> batch.table().after();
        };
        return new OffendingRows(rows.rows(), others).of(single, rule.text(), sampleRows);
    }
}
