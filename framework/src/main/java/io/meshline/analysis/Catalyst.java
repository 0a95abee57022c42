package io.meshline.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.execution.datasources.v2.V2SessionCatalog;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Function0;
import scala.Option;

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

    /** Uses everything once, so that its classes are there. */
    void load() {
        try {
            LogicalPlan query = query("WITH a AS (SELECT 1 AS b) SELECT sum(b) AS c FROM a GROUP BY b");
            analyze(query);
        } catch (AnalysisException impossible) {
            throw new IllegalStateException("Spark refuses a query without names", impossible);
        }
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
        LogicalPlan query = Plans.replaceTables(parsed, (name, line) -> {
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
                expression,
                "value",
                NamedExpression.newExprId(),
                Plans.seq(List.of()),
                Option.empty(),
                Plans.seq(List.of()));
        return analyze(new Project(Plans.seq(List.of(named)), Plans.table(row)));
    }

    /** The names of Spark's own functions. */
    static List<String> functions() {
        return Plans.list(FunctionRegistry$.MODULE$.builtin().listFunction()).stream()
                .map(function -> function.funcName())
                .toList();
    }

    private <T> T within(Function0<T> work) {
        return SQLConf.withExistingConf(conf, work);
    }
}
