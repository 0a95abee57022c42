package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Position;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job has to read of an input.
 *
 * @param rows the records
 * @param count how many records there are, where the input's log says so
 * @param positions how far the input is read with these; empty where there is no input yet
 */
record InputRows(Dataset<Row> rows, OptionalLong count, List<Position> positions) {
    InputRows {
        requireNonNull(rows, "rows");
        requireNonNull(count, "count");
        positions = List.copyOf(positions);
    }
}
