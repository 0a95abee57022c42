package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.TableSpec;
import java.util.function.LongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that belong to a batch but not into its table: what went to quarantine, which files were taken in. They are
 * committed before the data and count only once the table's batch number has reached theirs.
 *
 * @param table the table beside the dataset's
 * @param rows the rows, for the batch number that the data will have
 */
record SideTable(TableSpec table, LongFunction<Dataset<Row>> rows) {
    SideTable {
        requireNonNull(table, "table");
        requireNonNull(rows, "rows");
    }
}
