package io.meshline.delta;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What a table's metadata says to its readers.
 *
 * @param schema the columns with their comments
 * @param description what a row is; may be empty
 * @param partitionBy the columns that split the table into folders
 */
public record TableShape(StructType schema, String description, List<String> partitionBy) {
    public TableShape {
        requireNonNull(schema, "schema");
        requireNonNull(description, "description");
        partitionBy = List.copyOf(partitionBy);
    }
}
