package io.meshline.analysis;

import io.meshline.model.Dataset;
import io.meshline.model.Lifecycle;
import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Builds what readers of a table see: columns that may be null, with their descriptions as comments. */
final class Schemas {
    private Schemas() {}

    static StructField field(String name, DataType type, String description) {
        StructField field = DataTypes.createStructField(name, type, true);
        return description.isEmpty() ? field : field.withComment(description);
    }

    /** The columns that Meshline adds to what raw files hold. */
    static StructType ofRaw(StructType declared) {
        return declared.add(field(SystemColumns.SOURCE_FILE, DataTypes.StringType, "File that the record came from"))
                .add(field(SystemColumns.INGESTED_AT, DataTypes.TimestampType, "When the record was taken in"))
                .add(field(SystemColumns.RUN_ID, DataTypes.StringType, "Run that took the record in"));
    }

    /** The columns that tell the states of objects apart, whose sequence is of a type. */
    static StructType ofEntities(StructType declared, DataType sequence, Dataset.Entities entities) {
        boolean hasPast = entities.lifecycle().past() == Lifecycle.Past.KEPT;
        StructType schema = declared;
        if (hasPast) {
            schema = schema.add(field(SystemColumns.VALID_FROM, sequence, "From when the state held"))
                    .add(field(SystemColumns.VALID_TO, sequence, "When the next state began; null for the last state"));
        }
        schema =
                schema.add(field(SystemColumns.IS_CURRENT, DataTypes.BooleanType, "Whether this is the current state"));
        if (entities.haveDeletions()) {
            schema = schema.add(field(SystemColumns.IS_DELETED, DataTypes.BooleanType, "Whether the object is gone"));
        }
        return hasPast
                ? schema.add(field(SystemColumns.LAST_SEEN, sequence, "When the state was last confirmed by a record"))
                : schema;
    }

    /** The type of a column, found by its exact name. */
    static Optional<DataType> type(StructType schema, String name) {
        return List.of(schema.fields()).stream()
                .filter(field -> field.name().equals(name))
                .map(StructField::dataType)
                .findFirst();
    }

    /** Names and types, without descriptions. */
    static List<String> shape(StructType schema) {
        return List.of(schema.fields()).stream()
                .map(field -> field.name() + " " + field.dataType().catalogString())
                .toList();
    }

    /** A row in which a column hides another of the same name, whatever its case, as Spark finds names. */
    static StructType hiding(StructType row, StructField column) {
        StructField[] others = List.of(row.fields()).stream()
                .filter(field -> !field.name().equalsIgnoreCase(column.name()))
                .toArray(StructField[]::new);
        return new StructType(others).add(column);
    }
}
