package io.meshline.delta;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Statistics;
import io.meshline.model.Statistics.Range;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table's metadata says to its readers.
 *
 * @param schema the columns with their comments
 * @param description what a row is; may be empty
 * @param partitionBy the columns that split the table into folders
 */
public record TableShape(StructType schema, String description, List<String> partitionBy) {
    /** Delta keeps statistics of so many columns, parts of nested ones counted, unless a table says otherwise. */
    private static final int COLUMNS_WITH_STATISTICS = 32;

    public TableShape {
        requireNonNull(schema, "schema");
        requireNonNull(description, "description");
        partitionBy = List.copyOf(partitionBy);
    }

    /** What the statistics of the table's files will know; the numbers themselves are of no matter. */
    public Statistics foretoldStatistics() {
        Map<String, Long> nulls = new HashMap<>();
        Map<String, Range> ranges = new HashMap<>();
        partitionBy.forEach(column -> nulls.put(column, 0L));
        int leaves = 0;
        for (StructField column : schema.fields()) {
            if (partitionBy.contains(column.name())) {
                continue;
            }
            leaves += leaves(column.dataType());
            if (leaves <= COLUMNS_WITH_STATISTICS && !(column.dataType() instanceof StructType)) {
                nulls.put(column.name(), 0L);
                if (column.dataType() instanceof NumericType) {
                    ranges.put(column.name(), new Range(0, 0));
                }
            }
        }
        return new Statistics(OptionalLong.of(1), nulls, ranges);
    }

    private static int leaves(DataType type) {
        return type instanceof StructType struct
                ? Arrays.stream(struct.fields())
                        .mapToInt(field -> leaves(field.dataType()))
                        .sum()
                : 1;
    }
}
