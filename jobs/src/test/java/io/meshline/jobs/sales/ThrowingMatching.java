package io.meshline.jobs.sales;

import io.meshline.transform.Transformation;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A transformation with a mistake that shows at once. */
public final class ThrowingMatching implements Transformation {
    @Override
    public Dataset<Row> apply(Map<String, Dataset<Row>> inputs) {
        throw new IllegalStateException("no sale to match");
    }
}
