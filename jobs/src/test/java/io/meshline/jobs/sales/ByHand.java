package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;

import io.meshline.jobs.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The sales domain as one would write it by hand in plain Spark and Delta: no gates, no ledger, no quarantine, no
 * positions. Lines that do not fit are left out in silence, and every table but the raw one is written as a whole.
 */
final class ByHand {
    private static final String LINE = "InvoiceNo string, StockCode string, Description string, Quantity string, "
            + "InvoiceDate string, UnitPrice string, CustomerID string, Country string";
    private static final Column IS_SALE = expr("InvoiceNo rlike '^[0-9]+$'");

    private final SparkSession spark;
    private final Path landing;
    private final Path warehouse;

    ByHand(SparkSession spark, Path landing, Path warehouse) {
        this.spark = spark;
        this.landing = landing;
        this.warehouse = warehouse;
    }

    /** Writes all tables, one after the other; the seconds of each. */
    Map<String, Double> run() {
        Map<String, Runnable> steps = new LinkedHashMap<>();
        steps.put("raw.invoice_lines", this::raw);
        Column isPaid = expr("cast(Quantity as int) > 0 and cast(UnitPrice as decimal(12,3)) > 0");
        steps.put("events.item_sold", () -> event("item_sold", IS_SALE.and(isPaid), 1));
        steps.put("events.item_returned", () -> event("item_returned", expr("InvoiceNo like 'C%'"), -1));
        steps.put(
                "events.stock_adjusted",
                () -> event("stock_adjusted", IS_SALE.and(expr("cast(Quantity as int) < 0")), 1));
        steps.put("entities.article", this::articles);
        steps.put("entities.customer", this::customers);
        steps.put("aggregates.daily_revenue", () -> query("daily_revenue"));
        steps.put("aggregates.article_performance", () -> query("article_performance"));
        steps.put("aggregates.return_match", this::returnMatch);
        Map<String, Double> seconds = new LinkedHashMap<>();
        steps.forEach((table, step) -> {
            long start = System.nanoTime();
            step.run();
            seconds.put(table, (System.nanoTime() - start) / 1e9);
        });
        return seconds;
    }

    private void raw() {
        Dataset<Row> lines = spark.read()
                .schema(LINE)
                .option("header", true)
                .option("escape", "\"")
                .csv(landing.resolve("sales/invoice_lines").toString());
        lines.withColumn("_source_file", col("_metadata.file_path"))
                .withColumn("_ingested_at", current_timestamp())
                .write()
                .format("delta")
                .mode("append")
                .save(path("raw/invoice_lines"));
    }

    private void event(String name, Column filter, int sign) {
        String time =
                Map.of("item_sold", "sold_at", "item_returned", "returned_at").getOrDefault(name, "adjusted_at");
        Dataset<Row> facts = read("raw/invoice_lines")
                .where(filter)
                .selectExpr(
                        "InvoiceNo as invoice_no",
                        "StockCode as article_code",
                        "Description as description",
                        sign + " * cast(Quantity as int) as quantity",
                        "cast(UnitPrice as decimal(12,3)) as unit_price",
                        "cast(InvoiceDate as timestamp) as " + time,
                        "regexp_replace(CustomerID, '[.]0$', '') as customer_id",
                        "Country as country")
                .withColumn("amount", expr("cast(quantity * unit_price as decimal(18,3))"))
                .dropDuplicates();
        facts.write().format("delta").mode("append").save(path("events/" + name));
    }

    private void articles() {
        Dataset<Row> sold = read("events/item_sold")
                .select(col("article_code"), trim(col("description")).as("description"), col("sold_at"));
        history(sold, "article_code", "description", "sold_at").save(path("entities/article"));
    }

    private void customers() {
        Dataset<Row> orders = read("raw/invoice_lines")
                .where("CustomerID is not null")
                .select(
                        regexp_replace(col("CustomerID"), "[.]0$", "").as("customer_id"),
                        col("Country").as("country"),
                        col("InvoiceDate").cast("timestamp").as("ordered_at"));
        history(orders, "customer_id", "country", "ordered_at").save(path("entities/customer"));
    }

    private static DataFrameWriter<Row> history(Dataset<Row> rows, String key, String attribute, String time) {
        WindowSpec byTime = Window.partitionBy(col(key)).orderBy(col(time), col(attribute));
        return rows.withColumn("before", lag(col(attribute), 1).over(byTime))
                .withColumn("opens", lag(col(time), 1).over(byTime).isNull())
                .where(col("opens").or(not(col("before").eqNullSafe(col(attribute)))))
                .drop("before", "opens")
                .withColumnRenamed(time, "valid_from")
                .withColumn("valid_to", lead(col("valid_from"), 1).over(byStart(key, attribute)))
                .withColumn("is_current", col("valid_to").isNull())
                .write()
                .format("delta")
                .partitionBy("is_current")
                .mode("overwrite");
    }

    private static WindowSpec byStart(String key, String attribute) {
        return Window.partitionBy(col(key)).orderBy(col("valid_from"), col(attribute));
    }

    private void query(String name) {
        try {
            String sql = Files.readString(Commands.configuration().resolve("domains/sales/sql/" + name + ".sql"));
            for (String table : new String[] {"events/item_sold", "events/item_returned", "entities/article"}) {
                read(table).createOrReplaceTempView(table.replace('/', '_'));
                sql = sql.replace(table.replace('/', '.'), table.replace('/', '_'));
            }
            overwrite(spark.sql(sql), "aggregates/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void returnMatch() {
        Map<String, Dataset<Row>> inputs = Map.of(
                "events.item_sold", read("events/item_sold"),
                "events.item_returned", read("events/item_returned"));
        overwrite(new ReturnMatching().apply(inputs), "aggregates/return_match");
    }

    private void overwrite(Dataset<Row> rows, String table) {
        rows.write().format("delta").mode("overwrite").save(path(table));
    }

    private Dataset<Row> read(String table) {
        return spark.read().format("delta").load(path(table));
    }

    private String path(String table) {
        return warehouse.resolve("sales").resolve(table).toString();
    }
}
