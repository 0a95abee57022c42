package io.meshline.commit;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Statistics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some files of a table, committed or staged.
 *
 * @param rows their rows
 * @param known what is known of the rows without reading them
 */
public record TablePart(Dataset<Row> rows, Statistics known) {
    public TablePart {
        requireNonNull(rows, "rows");
        requireNonNull(known, "known");
    }
}
