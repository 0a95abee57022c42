package io.meshline.quality;

import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The temporary view through which the query of a CustomSql rule reads the batch. Deequ registers it in the session,
 * always under the same name, so that audits with such rules go one after the other. Spark resolves the view before
 * Deequ returns: what comes back can be read without it.
 */
final class BatchView {
    /** The name of the view. */
    static final String NAME = "primary";

    private BatchView() {}

    /** Runs what registers the view, alone, and removes the view. */
    static synchronized <T> T alone(Dataset<Row> rows, Supplier<T> action) {
        try {
            return action.get();
        } finally {
            rows.sparkSession().catalog().dropTempView(NAME);
        }
    }
}
