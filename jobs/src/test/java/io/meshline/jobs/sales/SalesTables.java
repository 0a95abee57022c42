package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.meshline.jobs.WarehouseFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the tables of the sales domain as any Delta reader would. */
final class SalesTables {
    /** Every table whose rows depend on what arrived alone, not on when and in which run. */
    static final List<String> STABLE = List.of(
            "events/item_sold",
            "events/item_returned",
            "events/stock_adjusted",
            "entities/article",
            "entities/customer",
            "aggregates/daily_revenue",
            "aggregates/article_performance",
            "aggregates/return_match");

    /** Columns that tell of when and in which run a row came. */
    private static final Set<String> CIRCUMSTANCES =
            Set.of("_ingested_at", "_run_id", "batch", "run_id", "quarantined_at", "logged_at");

    private final Path warehouse;

    SalesTables(Path warehouse) {
        this.warehouse = warehouse;
    }

    Dataset<Row> read(String table) {
        return SparkSession.active().read().format("delta").load(warehouse + "/sales/" + table);
    }

    Dataset<Row> readPlatform(String table) {
        return SparkSession.active().read().format("delta").load(warehouse + "/platform/" + table);
    }

    /** Whether a table stands beside a dataset's: its quarantine, or the log of its files. */
    static boolean isBeside(String table) {
        return table.endsWith("_quarantine") || table.endsWith("_files");
    }

    /** Gross revenue and value returned by "day country". */
    Map<String, String> revenue() {
        Map<String, String> figures = new TreeMap<>();
        read("aggregates/daily_revenue")
                .select(
                        concat_ws(" ", col("day"), col("country")),
                        concat_ws(" ", col("gross_revenue"), col("returned")))
                .collectAsList()
                .forEach(row -> figures.put(row.getString(0), row.getString(1)));
        return figures;
    }

    /** Every row of a table as text, sorted, without what tells of the circumstances of its coming. */
    List<String> content(String table) {
        Dataset<Row> rows = read(table);
        Column[] columns = Arrays.stream(rows.columns())
                .filter(name -> !CIRCUMSTANCES.contains(name))
                .sorted()
                .map(name -> col(name))
                .toArray(Column[]::new);
        return rows.select(columns).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .sorted()
                .toList();
    }

    /** The content of every stable table. */
    Map<String, List<String>> contents() {
        Map<String, List<String>> contents = new TreeMap<>();
        STABLE.forEach(table -> contents.put(table, content(table)));
        return contents;
    }

    /** The content of every table of the domain, those that stand beside a dataset's included. */
    Map<String, List<String>> everything() {
        Map<String, List<String>> contents = new TreeMap<>();
        new WarehouseFiles(warehouse.resolve("sales")).tables().forEach(table -> contents.put(table, content(table)));
        return contents;
    }

    /** How many rows each batch put into quarantine, by "job batch run". */
    Map<String, Long> quarantined() {
        Map<String, Long> counts = new TreeMap<>();
        new WarehouseFiles(warehouse.resolve("sales"))
                .tables().stream()
                        .filter(table -> table.endsWith("_quarantine"))
                        .forEach(table -> {
                            String job =
                                    "sales." + table.replace("_quarantine", "").replace('/', '.');
                            read(table)
                                    .groupBy("batch", "run_id")
                                    .count()
                                    .collectAsList()
                                    .forEach(row -> counts.put(
                                            job + " " + row.getLong(0) + " " + row.getString(1), row.getLong(2)));
                        });
        return counts;
    }
}
