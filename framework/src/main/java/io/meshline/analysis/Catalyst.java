package io.meshline.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.execution.datasources.v2.V2SessionCatalog;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Function0;
import scala.Function1;
import scala.Option;
import scala.PartialFunction;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Spark's parser and analyzer over an empty in-memory catalog, without a session. Everything that Catalyst wants in
 * Scala's types stands here.
 */
final class Catalyst {
    private static final CatalystSqlParser PARSER = new CatalystSqlParser();

    private final SQLConf conf = new SQLConf();
    private final Analyzer analyzer;

    /** An analyzer under some of Spark's own settings; a value that Spark refuses is an IllegalArgumentException. */
    Catalyst(Map<String, String> settings) {
        settings.forEach(conf::setConfString);
        analyzer = within(() -> analyzer(new SessionCatalog(
                new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                FunctionRegistry$.MODULE$.builtin(),
                TableFunctionRegistry$.MODULE$.builtin(),
                conf)));
    }

    private static Analyzer analyzer(SessionCatalog catalog) {
        return new Analyzer(new CatalogManager(new V2SessionCatalog(catalog), catalog));
    }

    /** What a query says, with its common table expressions told apart from tables. */
    LogicalPlan query(String sql) throws AnalysisException {
        return within(() -> parseQuery(sql));
    }

    /** The rows of a query over tables that are given by the name in the query; null for a name that is none. */
    static Dataset<Row> bind(SparkSession spark, String sql, Function<String, Dataset<Row>> tables)
            throws AnalysisException {
        LogicalPlan parsed = SQLConf.withExistingConf(spark.sessionState().conf(), () -> parseQuery(sql));
        LogicalPlan query = replaceTables(parsed, (name, line) -> {
            Dataset<Row> table = tables.apply(String.join(".", name));
            return table == null ? null : table.queryExecution().analyzed();
        });
        return Dataset.ofRows(spark, query);
    }

    private static LogicalPlan parseQuery(String sql) {
        return CTESubstitution.apply(PARSER.parsePlan(sql));
    }

    Expression expression(String sql) throws AnalysisException {
        return within(() -> PARSER.parseExpression(sql));
    }

    DataType type(String text) throws AnalysisException {
        return within(() -> PARSER.parseDataType(text));
    }

    /** The plan with every name and type resolved and checked. */
    LogicalPlan analyze(LogicalPlan plan) throws AnalysisException {
        return within(() -> analyzer.executeAndCheck(plan, new QueryPlanningTracker(Option.empty())));
    }

    /** The projection of one expression over rows of a schema, resolved and checked. */
    LogicalPlan analyze(Expression expression, StructType row) throws AnalysisException {
        NamedExpression named = new Alias(
                expression, "value", NamedExpression.newExprId(), seq(List.of()), Option.empty(), seq(List.of()));
        return analyze(new Project(seq(List.of(named)), table(row)));
    }

    /** The expression of an analyzed {@link #analyze(Expression, StructType)}; empty where it looks beyond the row. */
    static Optional<Expression> valueOfRow(LogicalPlan analyzed) {
        if (analyzed instanceof Project project && project.child() instanceof LocalRelation) {
            Expression value = ((Alias) project.projectList().head()).child();
            return Optional.of(value).filter(expression -> !SubqueryExpression.hasSubquery(expression));
        }
        return Optional.empty();
    }

    /** Whether an analyzed expression is a literal that is null or can be cast to a type. */
    static boolean isLiteralOf(Expression value, DataType type) {
        if (!(value instanceof Literal) || !Cast.canTryCast(value.dataType(), type)) {
            return false;
        }
        Expression cast = new Cast(value, type, Option.apply("UTC"), EvalMode.TRY());
        return value.eval(InternalRow.empty()) == null || cast.eval(InternalRow.empty()) != null;
    }

    /** The first parts of all column names in a parsed expression. */
    static List<String> columnNames(Expression parsed) {
        List<String> names = new ArrayList<>();
        Function1<Expression, BoxedUnit> collect = node -> {
            if (node instanceof UnresolvedAttribute name) {
                names.add(name.nameParts().head());
            }
            return BoxedUnit.UNIT;
        };
        parsed.foreach(collect);
        return names;
    }

    /** Whether a parsed text is a command, an insert or another statement that is not a query. */
    static boolean isStatement(LogicalPlan plan) {
        Function1<LogicalPlan, Object> statement =
                node -> node instanceof Command || node instanceof ParsedStatement || node instanceof InsertIntoDir;
        return plan.exists(statement);
    }

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

    /** A SQL text by its tokens: comments, white space and the case of key words make no difference. */
    static String canonical(String sql) {
        SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
        lexer.removeErrorListeners();
        StringBuilder tokens = new StringBuilder();
        for (Token token : lexer.getAllTokens()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                String keyword = lexer.getVocabulary().getLiteralName(token.getType());
                tokens.append(keyword == null ? token.getText() : keyword).append('\n');
            }
        }
        return tokens.toString();
    }

    /** The names of Spark's own functions. */
    static List<String> functions() {
        return list(FunctionRegistry$.MODULE$.builtin().listFunction()).stream()
                .map(function -> function.funcName())
                .toList();
    }

    /** The line that defines a column of the result, as far as Spark tells. */
    static int lineOfColumn(LogicalPlan analyzed, int position) {
        ExprId column = analyzed.output().apply(position).exprId();
        int[] line = {1};
        Function1<LogicalPlan, Object> definesColumn =
                node -> list(node.expressions()).stream().anyMatch(expression -> {
                    boolean defines =
                            expression instanceof Alias alias && alias.exprId().equals(column);
                    line[0] = defines ? line(expression.origin().line()) : line[0];
                    return defines;
                });
        analyzed.exists(definesColumn);
        return line[0];
    }

    /** A line counted from 1, where Spark tells one. */
    static int line(Option<Object> line) {
        return line.isDefined() ? (Integer) line.get() : 1;
    }

    static <T> List<T> list(Seq<T> seq) {
        return JavaConverters.seqAsJavaList(seq);
    }

    private static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toList();
    }

    private <T> T within(Function0<T> work) {
        return SQLConf.withExistingConf(conf, work);
    }
}
