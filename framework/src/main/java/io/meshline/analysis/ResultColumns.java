package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.error.Suggestions;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.SqlText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Holds the columns of a query's result against what a table can hold and what the aggregate declares. */
final class ResultColumns {
    private final Desk desk;
    private final Dataset.Aggregate aggregate;
    private final String subject;

    /**
     * Checks for one aggregate.
     *
     * @param subject what the query is, such as {@code 'daily_revenue.sql'}
     */
    ResultColumns(Desk desk, Dataset.Aggregate aggregate, String subject) {
        this.desk = desk;
        this.aggregate = aggregate;
        this.subject = subject;
    }

    /**
     * The columns that readers will see; empty, with a problem reported, where they cannot be those of a table.
     *
     * @param lines the lines of the SQL that define the columns, as far as they are known
     */
    Optional<StructType> check(StructType result, SqlText sql, List<Integer> lines) {
        if (!canBeStored(result, sql, lines)) {
            return Optional.empty();
        }
        aggregate.columns().forEach(column -> checkDeclared(column, result));
        return Optional.of(described(result));
    }

    private boolean canBeStored(StructType result, SqlText sql, List<Integer> lines) {
        Set<String> names = new HashSet<>();
        boolean usable = true;
        for (int position = 0; position < result.size(); position++) {
            StructField field = result.fields()[position];
            Optional<String> refusal = refusal(field, names.add(field.name().toLowerCase(Locale.ROOT)));
            int line = lines.size() == result.size() ? lines.get(position) : 1;
            refusal.ifPresent(
                    reason -> desk.problems().add(sql.origin().plusLines(line - 1), ErrorCode.UNRESOLVED_SQL, reason));
            usable &= refusal.isEmpty();
        }
        return usable;
    }

    private Optional<String> refusal(StructField field, boolean isFirst) {
        String start = "Cannot use column '" + field.name() + "' of " + subject + ": ";
        if (!DatasetId.NAME.matcher(field.name()).matches()) {
            return Optional.of(start + "it has no name for a table (write AS and a name of a-z, 0-9 and _)");
        }
        if (!isFirst) {
            return Optional.of(start + "there are two of this name");
        }
        DataType type = field.dataType();
        return ColumnTypes.isStored(type)
                ? Optional.empty()
                : Optional.of(start + "a table cannot hold the type '" + type.catalogString() + "' (cast it)");
    }

    private void checkDeclared(Column column, StructType result) {
        Optional<DataType> given = Schemas.type(result, column.name());
        if (given.isEmpty()) {
            desk.invalid(
                    column.origin(),
                    "Cannot find column '" + column.name() + "' of '" + aggregate.id() + "' in the result of " + subject
                            + "." + Suggestions.didYouMean(column.name(), List.of(result.fieldNames())));
        } else if (!column.type().isEmpty()) {
            new ColumnTypes(desk)
                    .read(aggregate.id(), column)
                    .filter(type -> !type.equals(given.get()))
                    .ifPresent(type -> desk.invalid(
                            column.origin(),
                            "Invalid type '" + column.type() + "' of column '" + column.name() + "' of '"
                                    + aggregate.id() + "' (must be '"
                                    + given.get().catalogString()
                                    + "', which the query gives)"));
        }
    }

    private StructType described(StructType result) {
        StructType schema = new StructType();
        for (StructField field : result.fields()) {
            String description = aggregate.columns().stream()
                    .filter(column -> column.name().equals(field.name()))
                    .map(Column::description)
                    .findFirst()
                    .orElse("");
            schema = schema.add(Schemas.field(field.name(), field.dataType(), description));
        }
        return schema;
    }
}
