package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReturnMatchingTest {
    private static SparkSession spark;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void takesPiecesFromTheLatestEarlierSales() {
        Dataset<Row> sold = sales(
                sale("536001", "17850", 5, "2010-12-01 09:00:00"),
                sale("536002", "17850", 3, "2010-12-02 09:00:00"),
                sale("536009", "17850", 9, "2010-12-09 09:00:00"));
        Dataset<Row> returned = returns(sale("C536005", "17850", 4, "2010-12-03 09:00:00"));
        assertThat(match(sold, returned))
                .containsExactlyInAnyOrder("C536005 85123A 17850 536002 3", "C536005 85123A 17850 536001 1");
    }

    @Test
    void keepsPiecesThatFindNoSale() {
        Dataset<Row> sold = sales(sale("536001", "17850", 1, "2010-12-01 09:00:00"));
        Dataset<Row> returned = returns(
                sale("C536005", "17850", 4, "2010-12-03 09:00:00"), sale("C536006", null, 2, "2010-12-03 09:00:00"));
        assertThat(match(sold, returned))
                .containsExactlyInAnyOrder(
                        "C536005 85123A 17850 536001 1", "C536005 85123A 17850 null 3", "C536006 85123A null null 2");
    }

    @Test
    void doesNotTakeAPieceBackTwice() {
        Dataset<Row> sold = sales(sale("536001", "17850", 2, "2010-12-01 09:00:00"));
        Dataset<Row> returned = returns(
                sale("C536006", "17850", 2, "2010-12-04 09:00:00"), sale("C536005", "17850", 1, "2010-12-03 09:00:00"));
        assertThat(match(sold, returned))
                .containsExactlyInAnyOrder(
                        "C536005 85123A 17850 536001 1",
                        "C536006 85123A 17850 536001 1",
                        "C536006 85123A 17850 null 1");
    }

    private static List<String> match(Dataset<Row> sold, Dataset<Row> returned) {
        return new ReturnMatching()
                        .apply(Map.of("events.item_sold", sold, "events.item_returned", returned))
                        .select("return_invoice_no", "article_code", "customer_id", "sale_invoice_no", "quantity")
                        .collectAsList()
                        .stream()
                        .map(row -> row.mkString(" "))
                        .toList();
    }

    private static Row sale(String invoice, String customer, int quantity, String at) {
        return RowFactory.create(invoice, "85123A", customer, quantity, Timestamp.valueOf(at));
    }

    private static Dataset<Row> sales(Row... rows) {
        return frame("sold_at", rows);
    }

    private static Dataset<Row> returns(Row... rows) {
        return frame("returned_at", rows);
    }

    private static Dataset<Row> frame(String time, Row... rows) {
        StructType schema = new StructType()
                .add("invoice_no", DataTypes.StringType)
                .add("article_code", DataTypes.StringType)
                .add("customer_id", DataTypes.StringType)
                .add("quantity", DataTypes.IntegerType)
                .add(time, DataTypes.TimestampType);
        return spark.createDataFrame(Arrays.asList(rows), schema);
    }
}
