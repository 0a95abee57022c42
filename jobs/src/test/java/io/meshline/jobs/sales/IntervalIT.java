package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.RowsScanned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The sales of some days are damaged by hand, and computed anew. */
@Tag("slow")
@TestMethodOrder(OrderAnnotation.class)
class IntervalIT {
    private static final String SOLD = "sales.events.item_sold";
    private static final String REVENUE = "sales.aggregates.daily_revenue";
    private static final long LINES = 42_481;

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static SalesTables tables;
    private static SparkSession spark;
    private static Map<String, List<String>> expected;

    @BeforeAll
    static void runAndDamage() {
        commands = new Commands(folder.resolve("warehouse"), Commands.sampleData());
        tables = new SalesTables(commands.warehouse());
        run("--domain", "sales");
        spark = SparkSession.active();
        expected = tables.contents();
        damage("DELETE FROM %s WHERE quantity = 6 AND to_date(sold_at) IN ('2010-12-02', '2010-12-07')");
        damage("UPDATE %s SET quantity = 3 WHERE quantity = 4 AND to_date(sold_at) IN ('2010-12-03', '2010-12-08')");
        tables.read("events/item_sold")
                .where("to_date(sold_at) = '2010-12-02'")
                .limit(5)
                .withColumn("invoice_no", lit("999999"))
                .write()
                .format("delta")
                .mode("append")
                .save(path("events/item_sold"));
    }

    @Test
    @Order(1)
    void readsTheInputOnceAndReplacesTheRowsOfTheDayOnly() {
        List<Result> results = new ArrayList<>();
        RowsScanned scanned =
                RowsScanned.during(spark, () -> results.add(run(SOLD, "--from", "2010-12-02", "--to", "2010-12-03")));

        // Once for the rows, and once more for the record that is put aside again.
        assertThat(scanned.from(Path.of(path("raw/invoice_lines")))).isEqualTo(2 * LINES);
        assertThat(results.get(0).job(SOLD).get("action").asText()).isEqualTo("interval");
        assertThat(sold("2010-12-02")).isEqualTo(expected("2010-12-02"));
        for (String day : List.of("2010-12-03", "2010-12-07", "2010-12-08")) {
            assertThat(sold(day)).as(day).isNotEqualTo(expected(day));
        }
    }

    @Test
    @Order(2)
    void changesNothingTheSecondTime() {
        Result again = run(SOLD, "--from", "2010-12-02", "--to", "2010-12-03");
        assertThat(again.job(SOLD).get("unchanged").asInt())
                .isEqualTo(expected("2010-12-02").size());
        assertThat(again.job(SOLD).get("written").asLong()).isZero();
        assertThat(again.job(SOLD).get("updated").asLong()).isZero();
        assertThat(again.json().at("/interval/from").asText()).isEqualTo("2010-12-02");
        assertThat(again.job(SOLD).at("/interval/effect").asText()).isEqualTo("recomputed");
    }

    @Test
    @Order(3)
    void healsTheWholeDomainDayByDay() {
        for (int day = 3; day < 9; day++) {
            run("--domain", "sales", "--from", "2010-12-0" + day, "--to", "2010-12-0" + (day + 1));
        }
        assertThat(tables.contents()).isEqualTo(expected);
    }

    @Test
    @Order(4)
    void healsAResultWhoseInputsAreAsTheyWere() {
        spark.sql("UPDATE delta.`" + path("aggregates/daily_revenue") + "` SET invoices = 0 WHERE day = '2010-12-05'");
        Result run = run(REVENUE, "--from", "2010-12-05T00:00+00:00", "--to", "2010-12-06T00:00+00:00");
        assertThat(run.job(REVENUE).get("action").asText()).isEqualTo("interval");
        assertThat(run.job(REVENUE).get("updated").asLong()).isPositive();
        assertThat(tables.contents()).isEqualTo(expected);
    }

    private static Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--format", "json"));
        Result result = commands.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result;
    }

    private static void damage(String sql) {
        spark.sql(sql.formatted("delta.`" + path("events/item_sold") + "`"));
    }

    private static String path(String table) {
        return commands.warehouse() + "/sales/" + table;
    }

    private static List<String> sold(String day) {
        return ofDay(tables.content("events/item_sold"), day);
    }

    private static List<String> expected(String day) {
        return ofDay(expected.get("events/item_sold"), day);
    }

    private static List<String> ofDay(List<String> rows, String day) {
        return rows.stream().filter(row -> row.contains("|" + day + " ")).toList();
    }
}
