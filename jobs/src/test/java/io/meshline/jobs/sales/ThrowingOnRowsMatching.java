package io.meshline.jobs.sales;

import io.meshline.transform.Transformation;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A transformation with a mistake that shows only once Spark hands it rows. */
public final class ThrowingOnRowsMatching implements Transformation {
    private static final StructType RESULT = StructType.fromDDL("return_invoice_no STRING, article_code STRING,"
            + " customer_id STRING, returned_at TIMESTAMP, sale_invoice_no STRING, sold_at TIMESTAMP, quantity INT");

    @Override
    public Dataset<Row> apply(Map<String, Dataset<Row>> inputs) {
        MapFunction<Row, Row> match = row -> match(row.getAs("invoice_no"));
        return inputs.get("events.item_returned").map(match, Encoders.row(RESULT));
    }

    private static Row match(String invoice) {
        throw new IllegalArgumentException("no sale for return " + invoice.charAt(0));
    }
}
