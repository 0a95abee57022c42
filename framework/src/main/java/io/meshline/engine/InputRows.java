package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Position;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job has to read of an input.
 *
 * @param rows the records
 * @param positions how far the input is read with these; empty where there is no input yet
 */
record InputRows(Dataset<Row> rows, List<Position> positions) {
    InputRows {
        requireNonNull(rows, "rows");
        positions = List.copyOf(positions);
    }
}
