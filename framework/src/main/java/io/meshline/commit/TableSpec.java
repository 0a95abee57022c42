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
 * @param columns whether it has only these columns
 */
public record TableSpec(
        String name,
        String path,
        StructType schema,
        String description,
        List<String> partitionBy,
        Optional<String> unjudged,
        Columns columns) {

    /** Which columns a table has. */
    public enum Columns {
        /** The declared ones. */
        DECLARED,
        /** Also those that it has already, and those that rows bring; they go to the end. */
        DECLARED_AND_OF_ROWS
    }

    public TableSpec {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(schema, "schema");
        requireNonNull(description, "description");
        partitionBy = List.copyOf(partitionBy);
        requireNonNull(unjudged, "unjudged");
        requireNonNull(columns, "columns");
    }

    /** A table of the declared columns, all of whose rows are judged. */
    public TableSpec(String name, String path, StructType schema, String description, List<String> partitionBy) {
        this(name, path, schema, description, partitionBy, Optional.empty(), Columns.DECLARED);
    }

    /** The same table with rows that no gate sees. */
    public TableSpec unjudgedWhere(Optional<String> column) {
        return new TableSpec(name, path, schema, description, partitionBy, column, columns);
    }

    /** The same table with other columns besides. */
    public TableSpec with(Columns other) {
        return new TableSpec(name, path, schema, description, partitionBy, unjudged, other);
    }

    boolean takesFurtherColumns() {
        return columns == Columns.DECLARED_AND_OF_ROWS;
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
