package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Query;
import io.meshline.model.SqlText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructType;

/** Reads the SQL of an aggregate: its tables, the columns of its result, and whether both are as declared. */
final class QueryAnalysis {
    private final Desk desk;
    private final Dataset.Aggregate aggregate;

    QueryAnalysis(Desk desk, Dataset.Aggregate aggregate) {
        this.desk = desk;
        this.aggregate = aggregate;
    }

    Finding analyze(Query.Sql query) {
        SqlText sql = query.sql();
        Optional<LogicalPlan> parsed = parse(sql);
        if (parsed.isEmpty()) {
            return Finding.unknown(List.of());
        }
        TableNames tables = new TableNames(desk, aggregate.id(), sql.origin());
        Map<List<String>, DatasetId> inputs = tables.resolve(parsed.get());
        List<DatasetId> sorted = inputs.values().stream().distinct().toList();
        Optional<StructType> result = tables.areAllKnown() ? result(sql, parsed.get(), inputs) : Optional.empty();
        return result.map(schema -> Finding.of(sorted, schema, fingerprint(sql, schema)))
                .orElseGet(() -> Finding.unknown(sorted));
    }

    private Optional<LogicalPlan> parse(SqlText sql) {
        try {
            LogicalPlan plan = desk.catalyst().query(sql.text());
            if (!Plans.isStatement(plan)) {
                return Optional.of(plan);
            }
            desk.problems()
                    .add(
                            sql.origin(),
                            ErrorCode.INVALID_SQL,
                            "Cannot use " + subject(sql) + ": it must be one query, without side effects");
        } catch (AnalysisException error) {
            desk.problems().add(Reason.unparsed(subject(sql), sql, error));
        }
        return Optional.empty();
    }

    private Optional<StructType> result(SqlText sql, LogicalPlan parsed, Map<List<String>, DatasetId> inputs) {
        if (inputs.values().stream().anyMatch(input -> desk.schema(input).isEmpty())) {
            return Optional.empty();
        }
        LogicalPlan query = Plans.replaceTables(
                parsed,
                (name, line) -> Optional.ofNullable(inputs.get(name))
                        .flatMap(desk::schema)
                        .map(Plans::table)
                        .orElse(null));
        try {
            StructType result = desk.catalyst().analyze(query).schema();
            return new ResultColumns(desk, aggregate, subject(sql)).check(result, sql, Plans.linesOfColumns(parsed));
        } catch (AnalysisException error) {
            desk.problems().add(Reason.unresolved(subject(sql), sql, error));
            return Optional.empty();
        }
    }

    /** The result's columns count too: through {@code SELECT *} they can change while the text stays. */
    private Fingerprint fingerprint(SqlText sql, StructType result) {
        return new Fingerprint()
                .add("sql")
                .add(SqlTokens.canonical(sql.text()))
                .add(Schemas.shape(result))
                .add(aggregate.partitionBy());
    }

    private static String subject(SqlText sql) {
        return "'" + Path.of(sql.origin().file()).getFileName() + "'";
    }
}
