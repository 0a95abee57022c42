package io.meshline.transform;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes an aggregate in Java, where SQL would be awkward. An implementation has a public constructor without
 * parameters, keeps no state, and starts no action on its inputs: the rows are read once, by the gated write.
 */
public interface Transformation {
    /**
     * The rows of the aggregate.
     *
     * @param inputs the committed rows of the declared inputs, by {@code <zone>.<name>}
     * @return rows with the declared columns, found by name
     */
    Dataset<Row> apply(Map<String, Dataset<Row>> inputs);
}
