package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.Query;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Checks an aggregate that a Java class computes: the class is there and of use, and its columns have types. */
final class TransformationAnalysis {
    private final Desk desk;
    private final Dataset.Aggregate aggregate;

    TransformationAnalysis(Desk desk, Dataset.Aggregate aggregate) {
        this.desk = desk;
        this.aggregate = aggregate;
    }

    Finding analyze(Query.Transformation transformation) {
        Optional<StructType> schema = schema();
        TransformationClass code = new TransformationClass(transformation.className());
        code.refusal()
                .ifPresent(reason -> desk.problems()
                        .add(
                                transformation.origin(),
                                ErrorCode.INVALID_TRANSFORMATION,
                                "Cannot use transformation '" + transformation.className() + "': " + reason));
        return schema.map(columns ->
                        Finding.of(transformation.inputs(), columns, fingerprint(code, transformation, columns)))
                .orElseGet(() -> Finding.unknown(transformation.inputs()));
    }

    private Fingerprint fingerprint(TransformationClass code, Query.Transformation transformation, StructType columns) {
        Fingerprint fingerprint = new Fingerprint()
                .add("transformation")
                .add(transformation.className())
                .add(code.bytes())
                .add(Schemas.shape(columns))
                .add(aggregate.partitionBy());
        transformation.inputs().forEach(input -> fingerprint.add(input.toString()));
        return fingerprint;
    }

    private Optional<StructType> schema() {
        ColumnTypes types = new ColumnTypes(desk);
        StructType schema = new StructType();
        boolean complete = true;
        for (Column column : aggregate.columns()) {
            Optional<DataType> type = types.read(aggregate.id(), column);
            complete &= type.isPresent();
            if (type.isPresent()) {
                schema = schema.add(Schemas.field(column.name(), type.get(), column.description()));
            }
        }
        return complete ? Optional.of(schema) : Optional.empty();
    }
}
