package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import io.meshline.transform.Transformation;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the sale that each returned piece goes back to. Returns are taken in the order in which they were written; each
 * takes pieces from the customer's latest sales of the article that were not later than the return and have pieces left.
 * What finds no sale, such as a return of something bought before the data begin, stands in a row without one. A return
 * without a customer number goes back to no sale.
 */
public final class ReturnMatching implements Transformation {
    private static final StructType RESULT = new StructType()
            .add("return_invoice_no", DataTypes.StringType)
            .add("article_code", DataTypes.StringType)
            .add("customer_id", DataTypes.StringType)
            .add("returned_at", DataTypes.TimestampType)
            .add("sale_invoice_no", DataTypes.StringType)
            .add("sold_at", DataTypes.TimestampType)
            .add("quantity", DataTypes.IntegerType);

    @Override
    public Dataset<Row> apply(Map<String, Dataset<Row>> inputs) {
        Dataset<Row> returns = movements(inputs.get("events.item_returned"), "returned_at", "returns");
        Dataset<Row> sales = movements(inputs.get("events.item_sold"), "sold_at", "sales")
                .withColumnRenamed("customer_id", "buyer")
                .withColumnRenamed("article_code", "bought");
        Dataset<Row> together = returns.join(
                        sales,
                        returns.col("customer_id")
                                .equalTo(sales.col("buyer"))
                                .and(returns.col("article_code").equalTo(sales.col("bought"))),
                        "left_outer")
                .select(
                        col("customer_id"),
                        col("article_code"),
                        col("returns"),
                        coalesce(col("sales"), array()).as("sales"));
        FlatMapFunction<Row, Row> match = row -> {
            Allocation allocation = new Allocation(row.getList(3));
            row.<Row>getList(2).forEach(allocation::take);
            return allocation.matches().stream()
                    .map(found -> RowFactory.create(
                            found.returnNo(),
                            row.getString(1),
                            row.getString(0),
                            found.returnedAt(),
                            found.saleNo(),
                            found.soldAt(),
                            found.quantity()))
                    .iterator();
        };
        return together.flatMap(match, Encoders.row(RESULT));
    }

    /** One row for each customer and article with its movements, sorted by time, invoice and quantity. */
    private static Dataset<Row> movements(Dataset<Row> events, String time, String name) {
        return events.groupBy(col("customer_id"), col("article_code"))
                .agg(sort_array(collect_list(struct(col(time), col("invoice_no"), col("quantity"))))
                        .as(name));
    }
}
