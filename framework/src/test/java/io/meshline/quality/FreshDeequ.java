package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.seqAsJavaListConverter;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckResult;
import com.amazon.deequ.checks.CheckStatus;
import com.amazon.deequ.constraints.ConstraintResult;
import com.amazon.deequ.dqdl.EvaluateDataQuality;
import com.amazon.deequ.dqdl.model.DeequExecutableRule;
import com.amazon.deequ.dqdl.model.ExecutableRule;
import com.amazon.deequ.dqdl.translation.DQDLRuleTranslator;
import com.amazon.deequ.metrics.DoubleMetric;
import io.meshline.model.Verdict.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Seq;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleset;

/**
 * What Deequ says of rows by itself, with nothing known beforehand.
 *
 * @param outcomes whether each rule holds, by its text as the parser writes it
 * @param figures what was measured, by name and column, or by rule where Deequ names it anew each time
 */
record FreshDeequ(Map<String, Outcome> outcomes, Map<String, Double> figures) {

    /** Evaluates checks by Deequ's verification suite, and all else by its evaluation of DQDL. */
    static FreshDeequ on(Dataset<Row> rows, List<String> rules) {
        FreshDeequ deequ = new FreshDeequ(new HashMap<>(), new HashMap<>());
        Map<DQRule, Check> checks = new LinkedHashMap<>();
        rules.stream().map(Dqdl::parse).flatMap(Dqdl::singles).forEach(rule -> {
            if (executable(rule) instanceof DeequExecutableRule executable) {
                checks.put(rule, executable.check());
            }
        });
        deequ.verify(rows, checks);
        List<String> others = rules.stream()
                .filter(rule -> !deequ.outcomes.containsKey(Dqdl.parse(rule).toString()))
                .toList();
        EvaluateDataQuality.process(rows, Dqdl.document(String.join(",\n", others)))
                .collectAsList()
                .forEach(row -> deequ.outcomes.put(
                        row.getAs("Rule"), row.getAs("Outcome").equals("Passed") ? Outcome.PASSED : Outcome.FAILED));
        return deequ;
    }

    private void verify(Dataset<Row> rows, Map<DQRule, Check> checks) {
        VerificationResult result = VerificationSuite.apply()
                .onData(rows)
                .addChecks(asScalaBufferConverter(List.copyOf(checks.values())).asScala())
                .run();
        checks.forEach((rule, check) -> {
            CheckResult found = result.checkResults().apply(check);
            boolean holds = found.status().equals(CheckStatus.Success());
            outcomes.put(rule.toString(), holds ? Outcome.PASSED : Outcome.FAILED);
            list(found.constraintResults()).forEach(constraint -> figures.putAll(figure(rule, constraint)));
        });
    }

    private static ExecutableRule executable(DQRule rule) {
        return DQDLRuleTranslator.toExecutableRules(new DQRuleset(List.of(rule)))
                .head();
    }

    private static Map<String, Double> figure(DQRule rule, ConstraintResult found) {
        DoubleMetric metric = found.metric().get().flatten().head();
        if (metric.value().isFailure()
                || !Double.isFinite((Double) metric.value().get())) {
            return Map.of();
        }
        boolean isShare = metric.name().equals("Compliance") || metric.name().equals("PatternMatch");
        String filter = rule.getWhereClause() == null ? "" : " (where: " + rule.getWhereClause() + ")";
        return Map.of(isShare ? "Compliance of " + rule : metric.name() + filter + " of " + metric.instance(), (Double)
                metric.value().get());
    }

    private static <T> List<T> list(Seq<T> elements) {
        return seqAsJavaListConverter(elements).asJava();
    }
}
