package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;
import scala.collection.Seq;

/** Judges the SQL inside rules against a schema by Spark's own analyzer, which needs no session for that. */
final class Sql {
    private static final Pattern NOT_THE_REASON =
            Pattern.compile("^\\[[A-Z_.]+] |(?<=\\.) .*|;? ?line \\d+.*", Pattern.DOTALL);

    private final StructType schema;

    Sql(StructType schema) {
        this.schema = schema;
    }

    /** What is wrong with the condition of a {@code where}. */
    Optional<String> objectionToCondition(String condition) {
        return analysed(() -> new Filter(CatalystSqlParser$.MODULE$.parseExpression(condition), batch()))
                .objection();
    }

    /** What is wrong with the query of a CustomSql rule, which must select columns of the batch. */
    Optional<String> objectionToQuery(String query) {
        Analysed analysed = analysed(() -> new UnresolvedWith(
                CatalystSqlParser$.MODULE$.parsePlan(query), seq(List.of(new Tuple2<>(BatchView.NAME, batch())))));
        return analysed.objection()
                .or(() -> Arrays.stream(analysed.columns())
                        .filter(column -> !columns().contains(column) || column.contains("."))
                        .findFirst()
                        .map(column -> "the query selects '" + column + "', which is "
                                + (columns().contains(column) ? "a name with a dot" : "no column of the batch")));
    }

    /** What is wrong with an expression that is to tell the time of a row, to the day or to the hour. */
    Optional<String> objectionToTime(String expression, boolean toTheHour) {
        Analysed analysed = analysed(() -> new UnresolvedWith(
                CatalystSqlParser$.MODULE$.parsePlan("SELECT " + expression + " FROM " + BatchView.NAME),
                seq(List.of(new Tuple2<>(BatchView.NAME, batch())))));
        return analysed.objection()
                .or(() -> analysed.types().length == 1
                        ? objectionToType(analysed.types()[0], toTheHour)
                        : Optional.of("it is more than one expression"));
    }

    private static Optional<String> objectionToType(DataType type, boolean toTheHour) {
        boolean isTime = type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType);
        if (isTime || (type.equals(DataTypes.DateType) && !toTheHour)) {
            return Optional.empty();
        }
        String wanted = toTheHour ? "a timestamp" : "a date or a timestamp";
        return Optional.of("it gives '" + type.catalogString() + "' and must give " + wanted
                + (type.equals(DataTypes.StringType) ? ", such as to_timestamp(…)" : ""));
    }

    private Analysed analysed(Supplier<LogicalPlan> plan) {
        try {
            Analyzer analyzer = new Analyzer(SimpleAnalyzer$.MODULE$.catalogManager());
            LogicalPlan resolved = analyzer.execute(plan.get());
            analyzer.checkAnalysis(resolved);
            return new Analysed(resolved.schema().fieldNames(), types(resolved), Optional.empty());
        } catch (Exception e) {
            // Spark throws this checked exception undeclared, so that it cannot be caught by its name.
            if (e instanceof AnalysisException failure) {
                return new Analysed(new String[0], new DataType[0], Optional.of(words(failure)));
            }
            throw e;
        }
    }

    private SubqueryAlias batch() {
        List<StructField> fields = Arrays.asList(schema.fields());
        LocalRelation rows = LocalRelation$.MODULE$.apply(fields.get(0), seq(fields.subList(1, fields.size())));
        return new SubqueryAlias(new AliasIdentifier(BatchView.NAME), rows);
    }

    private String words(AnalysisException failure) {
        String column = failure.getMessageParameters().get("objectName");
        if (column != null && failure.getErrorClass().startsWith("UNRESOLVED_COLUMN")) {
            return Objections.unknownColumn(column.replace("`", ""), columns());
        }
        return "SQL: " + NOT_THE_REASON.matcher(failure.getSimpleMessage()).replaceAll("");
    }

    private List<String> columns() {
        return Arrays.asList(schema.fieldNames());
    }

    private static <T> Seq<T> seq(List<T> elements) {
        return asScalaBufferConverter(elements).asScala();
    }

    private static DataType[] types(LogicalPlan plan) {
        return Arrays.stream(plan.schema().fields()).map(StructField::dataType).toArray(DataType[]::new);
    }

    private record Analysed(String[] columns, DataType[] types, Optional<String> objection) {}
}
