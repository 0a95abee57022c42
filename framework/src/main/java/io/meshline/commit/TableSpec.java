package io.meshline.commit;

import static java.util.Objects.requireNonNull;

import io.meshline.delta.TableShape;
import io.meshline.model.Statistics;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * What a table is declared to be.
 *
 * @param name what messages call it, such as {@code sales.events.item_sold}
 * @param path its folder
 * @param schema its columns with their comments; whether they may be null is not looked at, table columns always may
 * @param description what a row of it is; may be empty
 * @param partitionBy the columns that split it into folders
 * @param unjudged one of these, a boolean: no gate sees the rows in which it is true. Empty where it sees all
 */
public record TableSpec(
        String name,
        String path,
        StructType schema,
        String description,
        List<String> partitionBy,
        Optional<String> unjudged) {
    public TableSpec {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(schema, "schema");
        requireNonNull(description, "description");
        partitionBy = List.copyOf(partitionBy);
        requireNonNull(unjudged, "unjudged");
    }

    /** A table all of whose rows are judged. */
    public TableSpec(String name, String path, StructType schema, String description, List<String> partitionBy) {
        this(name, path, schema, description, partitionBy, Optional.empty());
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
