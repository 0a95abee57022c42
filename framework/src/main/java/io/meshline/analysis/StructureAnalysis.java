package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.model.Column;
import io.meshline.model.DatasetId;
import io.meshline.model.Derivation;
import io.meshline.model.DerivedColumn;
import io.meshline.model.JsonPath;
import io.meshline.model.SqlText;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Lays a structure over its source and checks that every name is there and every type fits. */
final class StructureAnalysis {
    private final Desk desk;
    private final DatasetId dataset;
    private final Source source;
    private final RowExpressions expressions;
    private final Map<String, DataType> types = new LinkedHashMap<>();

    StructureAnalysis(Desk desk, DatasetId dataset, Source source) {
        this.desk = desk;
        this.dataset = dataset;
        this.source = source;
        this.expressions = new RowExpressions(desk);
    }

    /** The declared columns; empty, with a problem reported, where one has no type. */
    Optional<StructType> analyze(Structure structure) {
        readTypes(structure);
        structure.filter().ifPresent(filter -> checkCondition("the filter of '" + dataset + "'", filter));
        structure
                .deletions()
                .ifPresent(deletions -> checkCondition("'delete-when' of '" + dataset + "'", deletions.when()));
        StructType row = source.row().orElse(new StructType());
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof Derivation.FromSource from) {
                checkSource(structure, column, from);
                row = Schemas.hiding(row, Schemas.field(column.name(), typeInRow(column), ""));
            }
        }
        for (DerivedColumn column : structure.columns()) {
            if (column.derivation() instanceof Derivation.FromExpression from) {
                checkExpression(column, from.sql(), row);
                row = Schemas.hiding(row, Schemas.field(column.name(), typeInRow(column), ""));
            }
        }
        new ColumnLimits(desk, dataset).check(structure, types);
        return schema(structure);
    }

    private void readTypes(Structure structure) {
        ColumnTypes reader = new ColumnTypes(desk);
        for (DerivedColumn column : structure.columns()) {
            reader.read(dataset, column.column()).ifPresent(type -> types.put(column.name(), type));
        }
    }

    /** A column whose type is broken fits everywhere, so that its mistake is told once. */
    private DataType typeInRow(DerivedColumn column) {
        return types.getOrDefault(column.name(), DataTypes.NullType);
    }

    private void checkCondition(String subject, SqlText condition) {
        resolve(subject, condition, source.row()).map(Expression::dataType).ifPresent(type -> {
            if (!type.equals(DataTypes.BooleanType) && !type.equals(DataTypes.NullType)) {
                desk.problems()
                        .add(
                                condition.origin(),
                                ErrorCode.UNRESOLVED_SQL,
                                "Cannot use " + subject + ": it gives '" + type.catalogString() + "', not 'boolean'");
            }
        });
    }

    private void checkSource(Structure structure, DerivedColumn column, Derivation.FromSource from) {
        for (String path : from.paths()) {
            Optional<String> refusal = source.refusal(path, structure);
            refusal.ifPresent(
                    reason -> desk.invalid(column.column().origin(), "Cannot read " + subject(column) + ": " + reason));
            if (refusal.isEmpty() && !JsonPath.isPath(path)) {
                source.type(path)
                        .ifPresent(type -> checkCast(column, column.column().origin(), type));
            }
        }
    }

    private void checkExpression(DerivedColumn column, SqlText sql, StructType row) {
        resolve("the expression of " + subject(column), sql, source.row().map(known -> row))
                .ifPresent(value -> checkCast(column, sql.origin(), value.dataType()));
    }

    /** Over an unknown row only the grammar can be checked. */
    private Optional<Expression> resolve(String subject, SqlText text, Optional<StructType> row) {
        return row.isPresent()
                ? expressions.resolve(subject, text, row.get())
                : expressions.parse(subject, text).filter(parsed -> false);
    }

    private void checkCast(DerivedColumn column, Origin origin, DataType given) {
        DataType wanted = typeInRow(column);
        if (!wanted.equals(DataTypes.NullType) && !Cast.canTryCast(given, wanted)) {
            desk.problems()
                    .add(
                            origin,
                            ErrorCode.UNRESOLVED_SQL,
                            "Cannot cast " + subject(column) + ": its value is '" + given.catalogString()
                                    + "', its type '" + wanted.catalogString() + "'");
        }
    }

    private String subject(DerivedColumn column) {
        return "column '" + column.name() + "' of '" + dataset + "'";
    }

    private Optional<StructType> schema(Structure structure) {
        StructType schema = new StructType();
        for (Column column : structure.schema()) {
            Optional<DataType> type = column.name().equals(UnknownFields.RESCUED)
                    ? Optional.of(DataTypes.StringType)
                    : Optional.ofNullable(types.get(column.name()));
            if (type.isEmpty()) {
                return Optional.empty();
            }
            schema = schema.add(Schemas.field(column.name(), type.get(), column.description()));
        }
        return Optional.of(schema);
    }
}
