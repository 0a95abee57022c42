package io.meshline.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.typeof;
import static org.apache.spark.sql.functions.when;

import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.MaxLength;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.MinLength;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.PatternMatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import software.amazon.glue.dqdl.model.DQRule;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;

/** The condition on one row that a rule comes to, made of what Deequ would measure for it. */
final class RowCondition {
    private static final Set<RuleKind> KINDS =
            Set.of(RuleKind.COLUMN_VALUES, RuleKind.COLUMN_LENGTH, RuleKind.IS_COMPLETE);

    private RowCondition() {}

    /** What keeps a rule, not joined with others, from being one about single rows. */
    static Optional<String> objection(DQRule rule, RuleKind kind) {
        if (!KINDS.contains(kind)) {
            return Optional.of("it does not tell single rows apart; ColumnValues, ColumnLength and IsComplete do");
        }
        return Operands.hasThreshold(rule)
                ? Optional.of("'with threshold' has no effect on single rows")
                : Optional.empty();
    }

    /** Whether a row keeps a rule; never null. */
    static Column of(Clause clause) {
        if (clause instanceof Clause.All all) {
            return all.clauses().stream().map(RowCondition::of).reduce(lit(true), Column::and);
        }
        if (clause instanceof Clause.Any any) {
            return any.clauses().stream().map(RowCondition::of).reduce(lit(false), Column::or);
        }
        return of((Clause.Single) clause);
    }

    private static Column of(Clause.Single single) {
        Column holds = Deequ.analyzers(single).stream()
                .map(analyzer -> of(analyzer, single.rule()))
                .reduce(lit(true), Column::and);
        Column kept = coalesce(holds, lit(false));
        String filter = single.rule().getWhereClause();
        return filter == null || filter.isBlank()
                ? kept
                : not(coalesce(expr(filter), lit(false))).or(kept);
    }

    /** The analyzer comes as an object since its Scala type, a wildcard of a wildcard, is none that Java can narrow. */
    private static Column of(Object analyzer, DQRule rule) {
        if (analyzer instanceof Compliance compliance) {
            return expr(compliance.predicate());
        }
        if (analyzer instanceof Completeness completeness) {
            return Quoted.column(completeness.column()).isNotNull();
        }
        if (analyzer instanceof PatternMatch match) {
            return regexp_extract(Quoted.column(match.column()), match.pattern().toString(), 0)
                    .notEqual("");
        }
        if (analyzer instanceof Minimum || analyzer instanceof Maximum) {
            return compared(number(Quoted.column(column(rule))), (NumberBasedCondition) rule.getCondition());
        }
        if (analyzer instanceof MinLength || analyzer instanceof MaxLength) {
            Column value = Quoted.column(column(rule));
            return value.isNull().or(compared(length(value), (NumberBasedCondition) rule.getCondition()));
        }
        throw new IllegalArgumentException("no condition on rows for " + analyzer);
    }

    /** Deequ takes a float for the number that it is written as, so that 0.1 is 0.1; the type is known to the optimizer. */
    private static Column number(Column value) {
        return when(typeof(value).equalTo("float"), value.cast("string").cast("double"))
                .otherwise(value.cast("double"));
    }

    private static Column compared(Column value, NumberBasedCondition condition) {
        List<Double> operands = condition.getOperands().stream()
                .map(operand -> Double.valueOf(operand.getOperand()))
                .toList();
        double first = operands.get(0);
        return switch (condition.getOperator()) {
            // Spark takes NaN for the largest number, Deequ for none.
            case GREATER_THAN -> value.gt(first).and(not(isnan(value)));
            case GREATER_THAN_EQUAL_TO -> value.geq(first).and(not(isnan(value)));
            case LESS_THAN -> value.lt(first);
            case LESS_THAN_EQUAL_TO -> value.leq(first);
            case EQUALS -> value.equalTo(first);
            case NOT_EQUALS -> value.notEqual(first);
            case BETWEEN -> value.gt(first).and(value.lt(operands.get(1)));
            case NOT_BETWEEN, IN, NOT_IN ->
                throw new IllegalArgumentException("Deequ evaluates " + condition.getOperator() + " by a predicate");
        };
    }

    private static String column(DQRule rule) {
        return rule.getParameters().get("TargetColumn");
    }
}
