package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Statistics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that can be measured.
 *
 * @param rows the rows
 * @param known what is known of exactly these rows without reading them
 */
public record RowSet(Dataset<Row> rows, Statistics known) {
    public RowSet {
        requireNonNull(rows, "rows");
        requireNonNull(known, "known");
    }
}
