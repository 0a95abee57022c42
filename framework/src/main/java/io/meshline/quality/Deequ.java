package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.mapAsJavaMapConverter;
import static scala.collection.JavaConverters.seqAsJavaListConverter;
import static scala.collection.JavaConverters.setAsJavaSetConverter;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.constraints.ConstraintResult;
import com.amazon.deequ.constraints.ConstraintStatus$;
import com.amazon.deequ.constraints.RowLevelConstraint;
import com.amazon.deequ.constraints.RowLevelGroupedConstraint;
import com.amazon.deequ.dqdl.EvaluateDataQuality;
import com.amazon.deequ.dqdl.execution.DQDLExecutor;
import com.amazon.deequ.dqdl.model.CompositeExecutableRule;
import com.amazon.deequ.dqdl.model.CustomSqlRowLevelExecutableRule;
import com.amazon.deequ.dqdl.model.DeequExecutableRule;
import com.amazon.deequ.dqdl.model.ExecutableRule;
import com.amazon.deequ.dqdl.model.RuleOutcome;
import com.amazon.deequ.dqdl.model.UnsupportedExecutableRule;
import com.amazon.deequ.dqdl.translation.DQDLRuleTranslator;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import io.meshline.error.Causes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;
import scala.collection.Seq;
import scala.collection.immutable.Map$;
import scala.util.Try;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.DQRuleLogicalOperator;
import software.amazon.glue.dqdl.model.DQRuleset;

/** Deequ, and with it Scala, as the rest of this package wants to see it. */
final class Deequ {
    /** Spark's name for the null of a row where a number is asked for: "Value at index 1 is null". */
    private static final String VALUE_IS_NULL = "_LEGACY_ERROR_TEMP_2232";

    private Deequ() {}

    /** Why Deequ has no evaluation for a rule, if it has none. */
    static Optional<String> untranslatable(DQRule rule) {
        try {
            return untranslatable(executable(rule));
        } catch (ClassCastException | IllegalArgumentException e) {
            return Optional.of("the condition does not fit the rule type");
        }
    }

    private static Optional<String> untranslatable(ExecutableRule rule) {
        if (rule instanceof CompositeExecutableRule joined) {
            return list(joined.nestedRules()).stream()
                    .flatMap(nested -> untranslatable(nested).stream())
                    .findFirst();
        }
        return rule instanceof UnsupportedExecutableRule unsupported
                ? Optional.of(unsupported.reason().getOrElse(() -> "the rule is not supported"))
                : Optional.empty();
    }

    /** The rule as Deequ will evaluate it. */
    static Clause clause(DQRule rule) {
        return clause(executable(rule));
    }

    /** A rule that joins no others, as Deequ will evaluate it. */
    static Clause.Single single(DQRule rule) {
        return new Clause.Single(rule, executable(rule));
    }

    private static Clause clause(ExecutableRule rule) {
        if (!(rule instanceof CompositeExecutableRule joined)) {
            return new Clause.Single(rule.dqRule(), rule);
        }
        List<Clause> clauses =
                list(joined.nestedRules()).stream().map(Deequ::clause).toList();
        return joined.operator() == DQRuleLogicalOperator.AND ? new Clause.All(clauses) : new Clause.Any(clauses);
    }

    private static ExecutableRule executable(DQRule rule) {
        return DQDLRuleTranslator.toExecutableRules(new DQRuleset(List.of(rule)))
                .head();
    }

    /** Throws what kept an analyzer from measuring; that there was nothing to measure is not it. */
    static void demand(Object analyzer, VerificationResult result) {
        Try<?> value = result.metrics().apply(Analyzers.typed(analyzer)).value();
        if (value.isFailure() && !isOfNoValues(value.failed().get())) {
            throw new IllegalStateException(
                    Causes.reason(value.failed().get()), value.failed().get());
        }
    }

    /** What a verification found for a rule that is a check. */
    static List<Finding> findings(Clause.Single rule, VerificationResult result) {
        return list(result.checkResults().apply(check(rule)).constraintResults()).stream()
                .map(constraint -> finding(constraint).of(AnalyzerJson.measuring(constraint)))
                .toList();
    }

    private static Finding finding(ConstraintResult result) {
        boolean holds = result.status().equals(ConstraintStatus$.MODULE$.Success());
        Reading.State state = holds ? Reading.State.HOLDS : Reading.State.BROKEN;
        String message = result.message().getOrElse(() -> "no metric");
        if (result.metric().isEmpty()) {
            return new Finding("", "", OptionalDouble.empty(), state, Optional.of(new IllegalStateException(message)));
        }
        Metric<?> metric = result.metric().get();
        DoubleMetric figure = metric.flatten().head();
        Try<Object> value = figure.value();
        if (value.isSuccess()) {
            Optional<Throwable> complaint =
                    message.startsWith("Can't") ? Optional.of(new IllegalArgumentException(message)) : Optional.empty();
            OptionalDouble number = OptionalDouble.of((Double) value.get());
            return new Finding(figure.name(), figure.instance(), number, state, complaint);
        }
        Throwable failure = value.failed().get();
        // Nothing to measure, such as the minimum of nulls, is a fact about the data; all else is a failed evaluation.
        Optional<Throwable> complaint = Optional.of(failure).filter(cause -> !holds && !isOfNoValues(cause));
        return new Finding(figure.name(), figure.instance(), OptionalDouble.empty(), state, complaint);
    }

    /** Some figures over the groups of a column of nulls, of which there are none, fail since their sum is null. */
    private static boolean isOfNoValues(Throwable failure) {
        return failure instanceof EmptyStateException
                || Causes.chain(failure)
                        .anyMatch(cause ->
                                cause instanceof SparkThrowable spark && VALUE_IS_NULL.equals(spark.getErrorClass()));
    }

    /**
     * The outcome of a rule that Deequ evaluates by a query of its own, with its figures by name.
     *
     * @param others the datasets that the rule compares with
     */
    static Outcome execute(Clause.Single rule, Dataset<Row> rows, Map<String, Dataset<Row>> others) {
        scala.collection.immutable.Map<String, Dataset<Row>> sources = Map$.MODULE$.empty();
        for (Map.Entry<String, Dataset<Row>> other : others.entrySet()) {
            sources = sources.$plus(new Tuple2<>(other.getKey(), other.getValue()));
        }
        RuleOutcome outcome = DQDLExecutor.executeRules(seq(List.of(rule.executable())), rows, sources)
                .apply(rule.rule());
        Map<String, Object> figures =
                mapAsJavaMapConverter(outcome.evaluatedMetrics()).asJava();
        return new Outcome(
                outcome.outcome().asString().equals("Passed"),
                outcome.failureReason().getOrElse(() -> ""),
                figures.values().stream().mapToDouble(Double.class::cast).findFirst());
    }

    /** What became of a rule: whether it holds, why not, and the figure if there is one. */
    record Outcome(boolean passed, String reason, OptionalDouble figure) {}

    /** Whether a rule is a Deequ check, whose metrics can be known beforehand and read together. */
    static boolean isCheck(Clause.Single rule) {
        return rule.executable() instanceof DeequExecutableRule;
    }

    /** Whether it can be said for each row whether it keeps the rule. */
    static boolean judgesRows(Clause.Single rule) {
        return rule.isOfKind(RuleKind.REFERENTIAL_INTEGRITY)
                || rule.executable() instanceof CustomSqlRowLevelExecutableRule
                || isCheck(rule)
                        && list(check(rule).constraints()).stream()
                                .anyMatch(constraint -> constraint instanceof RowLevelConstraint
                                        || constraint instanceof RowLevelGroupedConstraint);
    }

    /** The rows with Deequ's row-level verdicts on one rule beside them. */
    static Dataset<Row> judgedRows(String rule, Dataset<Row> rows) {
        return EvaluateDataQuality.processRows(rows, Dqdl.document(rule))
                .apply(EvaluateDataQuality.ROW_LEVEL_OUTCOMES_KEY());
    }

    /** What Deequ measures for a rule that is a check. */
    static List<Object> analyzers(Clause.Single rule) {
        return List.copyOf(
                setAsJavaSetConverter(check(rule).requiredAnalyzers()).asJava());
    }

    /** The check that a rule is. */
    static Check check(Clause.Single rule) {
        return ((DeequExecutableRule) rule.executable()).check();
    }

    private static <T> List<T> list(Seq<T> elements) {
        return seqAsJavaListConverter(elements).asJava();
    }

    private static <T> Seq<T> seq(List<T> elements) {
        return asScalaBufferConverter(elements).asScala();
    }
}
