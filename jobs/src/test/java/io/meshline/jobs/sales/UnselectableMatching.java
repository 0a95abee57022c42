package io.meshline.jobs.sales;

import io.meshline.transform.Transformation;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A transformation that asks for a column that is not there. */
public final class UnselectableMatching implements Transformation {
    @Override
    public Dataset<Row> apply(Map<String, Dataset<Row>> inputs) {
        return inputs.get("events.item_returned").filter("reason = 'broken'");
    }
}
