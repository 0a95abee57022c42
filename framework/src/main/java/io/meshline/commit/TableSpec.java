package io.meshline.commit;

import static java.util.Objects.requireNonNull;

import io.meshline.delta.TableShape;
import io.meshline.model.Statistics;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What a table is declared to be.
 *
 * @param name what messages call it, such as {@code sales.events.item_sold}
 * @param path its folder
 * @param schema its columns with their comments; whether they may be null is not looked at, table columns always may
 * @param description what a row of it is; may be empty
 * @param partitionBy the columns that split it into folders
 */
public record TableSpec(String name, String path, StructType schema, String description, List<String> partitionBy) {
    public TableSpec {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(schema, "schema");
        requireNonNull(description, "description");
        partitionBy = List.copyOf(partitionBy);
    }

    /** What the statistics of the table's files will know; the numbers themselves are of no matter. */
    public Statistics foretoldStatistics() {
        return shape().foretoldStatistics();
    }

    /** The declared shape, with columns that may be null. */
    TableShape shape() {
        return new TableShape(Schemas.nullable(schema), description, partitionBy);
    }
}
