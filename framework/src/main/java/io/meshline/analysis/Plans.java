package io.meshline.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAlias;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.Option;
import scala.PartialFunction;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/** Reads and rewrites Catalyst's trees, which are made for Scala, in Java's types. */
final class Plans {
    private Plans() {}

    /** A table without rows. */
    static LogicalPlan table(StructType schema) {
        return new LocalRelation(seq(List.copyOf(list(DataTypeUtils.toAttributes(schema)))), seq(List.of()), false);
    }

    /**
     * Puts a plan in the place of every table that a query names, subqueries included. Columns can still be qualified
     * with the table's name, as in {@code item_sold.amount}.
     *
     * @param plans the plan for the parts of a name and the line that names it; null leaves the name as it is
     */
    static LogicalPlan replaceTables(LogicalPlan query, BiFunction<List<String>, Integer, LogicalPlan> plans) {
        PartialFunction<LogicalPlan, LogicalPlan> replacement = new AbstractPartialFunction<>() {
            @Override
            public boolean isDefinedAt(LogicalPlan node) {
                return node instanceof UnresolvedRelation;
            }

            @Override
            public LogicalPlan apply(LogicalPlan node) {
                List<String> name = list(((UnresolvedRelation) node).multipartIdentifier());
                LogicalPlan plan = plans.apply(name, line(node.origin().line()));
                return plan == null ? node : named(name, plan);
            }
        };
        return query.transformUpWithSubqueries(replacement);
    }

    private static LogicalPlan named(List<String> name, LogicalPlan plan) {
        int last = name.size() - 1;
        return new SubqueryAlias(new AliasIdentifier(name.get(last), seq(name.subList(0, last))), plan);
    }

    /** Whether a parsed text is a command, an insert or another statement that is not a query. */
    static boolean isStatement(LogicalPlan plan) {
        Function1<LogicalPlan, Object> statement =
                node -> node instanceof Command || node instanceof ParsedStatement || node instanceof InsertIntoDir;
        return plan.exists(statement);
    }

    /** The expression of an analyzed {@link #analyze(Expression, StructType)}; empty where it looks beyond the row. */
    static Optional<Expression> valueOfRow(LogicalPlan analyzed) {
        if (analyzed instanceof Project project && project.child() instanceof LocalRelation) {
            Expression value = ((Alias) project.projectList().head()).child();
            return Optional.of(value).filter(expression -> !SubqueryExpression.hasSubquery(expression));
        }
        return Optional.empty();
    }

    /** Whether a parsed expression is a literal that is null or can be cast to a type. */
    static boolean isLiteralOf(Expression parsed, DataType type) {
        if (!(parsed instanceof Literal literal) || !Cast.canTryCast(literal.dataType(), type)) {
            return false;
        }
        Expression cast = new Cast(literal, type, Option.apply("UTC"), EvalMode.TRY());
        return literal.value() == null || cast.eval(InternalRow.empty()) != null;
    }

    /** The name that a parsed expression gives to its value; Spark reads {@code a > 0 AND} as a column "AND". */
    static Optional<String> nameOf(Expression parsed) {
        return parsed instanceof Alias alias ? Optional.of(alias.name()) : Optional.empty();
    }

    /** All column names in a parsed expression, by their parts. */
    static List<List<String>> columnNames(Expression parsed) {
        List<List<String>> names = new ArrayList<>();
        Function1<Expression, BoxedUnit> collect = node -> {
            if (node instanceof UnresolvedAttribute name) {
                names.add(list(name.nameParts()));
            }
            return BoxedUnit.UNIT;
        };
        parsed.foreach(collect);
        return names;
    }

    /**
     * The lines that define the columns of a parsed query's result, one each; empty where its outermost select list has
     * a star, since only the analyzer knows how many columns that is.
     */
    static List<Integer> linesOfColumns(LogicalPlan parsed) {
        LogicalPlan node = parsed;
        while (!(node instanceof Project)
                && !(node instanceof Aggregate)
                && !node.children().isEmpty()) {
            node = node instanceof WithCTE with ? with.plan() : node.children().head();
        }
        List<NamedExpression> selected = List.of();
        if (node instanceof Project project) {
            selected = list(project.projectList());
        } else if (node instanceof Aggregate aggregate) {
            selected = list(aggregate.aggregateExpressions());
        }
        boolean hasStar = selected.stream().anyMatch(Star.class::isInstance);
        return hasStar
                ? List.of()
                : selected.stream()
                        .map(expression -> firstLine((Expression) expression))
                        .toList();
    }

    /** A column without AS is wrapped by the parser, which gives the wrapping the place of the whole query. */
    private static int firstLine(Expression selected) {
        Expression written =
                selected instanceof UnresolvedAlias ? selected.children().head() : selected;
        return line(written.origin().line());
    }

    /** A line counted from 1, where Spark tells one. */
    static int line(Option<Object> line) {
        return line.isDefined() ? (Integer) line.get() : 1;
    }

    static <T> List<T> list(Seq<T> seq) {
        return JavaConverters.seqAsJavaList(seq);
    }

    static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toList();
    }
}
