package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.report.quality.Refusal;
import io.meshline.report.quality.RuleRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@code platform.quality_results} says of a job.
 *
 * @param rules its rules, those of the last check first, broken ones before others
 * @param refusals its refused runs, newest first
 */
record PastVerdicts(List<RuleRecord> rules, List<Refusal> refusals) {
    private static final String AT = "measured_at";
    private static final int MOST_REFUSALS = 20;

    /** Of a job without a rule that was checked. */
    static final PastVerdicts NONE = new PastVerdicts(List.of(), List.of());

    /**
     * The jobs with rules that were checked, by address.
     *
     * @param results what was checked, as far back as any job's last check
     * @param since the begin of the period in which checks are counted
     */
    static Map<String, PastVerdicts> read(Dataset<Row> results, Instant since) {
        Column isCounted = PastFacts.notBefore(AT, since);
        Column isBroken = col("outcome").equalTo("failed");
        Column refuses = isBroken.and(col("severity").equalTo(Severity.ERROR.key()));
        Column verdict = struct(col(AT), col("run_id"), col("outcome"), col("reason"), col("sample"));
        List<Row> rules = results.withColumn("verdict", verdict)
                .groupBy("job", "rule", "scope", "severity")
                .agg(
                        max("verdict").as("latest"),
                        count(when(isCounted.and(isBroken), 1)).as("failed"),
                        count(when(isCounted, 1)).as("checked"),
                        slice(
                                        sort_array(collect_list(when(isCounted.and(refuses), col("verdict"))), false),
                                        1,
                                        MOST_REFUSALS)
                                .as("refused"))
                .collectAsList();
        Map<String, List<Row>> byJob = new HashMap<>();
        rules.forEach(row -> byJob.computeIfAbsent(row.getAs("job"), job -> new ArrayList<>())
                .add(row));
        Map<String, PastVerdicts> verdicts = new HashMap<>();
        byJob.forEach((job, rows) -> verdicts.put(job, of(rows)));
        return verdicts;
    }

    private static PastVerdicts of(List<Row> rows) {
        List<RuleRecord> rules = rows.stream()
                .map(PastVerdicts::rule)
                .sorted(Comparator.comparing(RuleRecord::at)
                        .thenComparing(rule -> rule.latest().outcome())
                        .reversed()
                        .thenComparing(rule -> rule.latest().severity())
                        .thenComparing(rule -> rule.latest().words()))
                .toList();
        return new PastVerdicts(rules, refusals(rows));
    }

    private static RuleRecord rule(Row row) {
        Row latest = row.getAs("latest");
        return new RuleRecord(
                verdict(row, latest),
                latest.getAs("run_id"),
                PastFacts.time(latest, AT),
                row.<Long>getAs("failed"),
                row.<Long>getAs("checked"));
    }

    private static List<Refusal> refusals(List<Row> rows) {
        Map<String, Refusal> byRun = new TreeMap<>();
        for (Row row : rows) {
            List<Row> refused = row.getList(row.fieldIndex("refused"));
            for (Row verdict : refused) {
                String run = verdict.getAs("run_id");
                List<Verdict> broken = new ArrayList<>(List.of(verdict(row, verdict)));
                if (byRun.containsKey(run)) {
                    broken.addAll(byRun.get(run).broken());
                }
                broken.sort(Comparator.comparing(Verdict::words));
                byRun.put(run, new Refusal(run, PastFacts.time(verdict, AT), broken));
            }
        }
        return byRun.values().stream()
                .sorted(Comparator.comparing(Refusal::at).reversed())
                .limit(MOST_REFUSALS)
                .toList();
    }

    private static Verdict verdict(Row rule, Row verdict) {
        return new Verdict(
                rule.getAs("rule"),
                Scope.valueOf(upper(rule.getAs("scope"))),
                Severity.valueOf(upper(rule.getAs("severity"))),
                Outcome.valueOf(upper(verdict.getAs("outcome"))),
                verdict.getAs("reason"),
                verdict.getList(verdict.fieldIndex("sample")));
    }

    private static String upper(String key) {
        return key.toUpperCase(Locale.ROOT);
    }
}
