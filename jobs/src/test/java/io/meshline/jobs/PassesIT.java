package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often each kind of job reads its input, by the metrics of Spark's own scans: once, whatever its rules, since a gate
 * looks at the staged files. The tests follow each other, each on the tables that those before have written. The number
 * of Spark jobs of each is written to {@code target/passes.csv}.
 */
@TestMethodOrder(OrderAnnotation.class)
class PassesIT {
    private static final String DAYS = "sales/invoice_lines";
    private static final String RAW = "sales/raw/invoice_lines";
    private static final String SOLD = "sales/events/item_sold";
    private static final String RETURNED = "sales/events/item_returned";
    private static final long FIRST_LINES = 1451 + 2283;
    private static final long LATER_LINES = 522;

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static SparkSession spark;
    private static final List<String> SPARK_JOBS = new ArrayList<>(List.of("job,action,spark jobs"));

    /** A job that ran, and what was scanned meanwhile. */
    private record Pass(JsonNode job, RowsScanned scanned) {
        long count(String counter) {
            return job.get(counter).asLong();
        }

        long rowsOf(String table) {
            return scanned.from(commands.warehouse().resolve(table));
        }
    }

    @BeforeAll
    static void deliverTwoDaysWithoutABadLine() throws IOException {
        commands = new Commands(folder.resolve("warehouse"), folder.resolve("landing"));
        Files.createDirectories(folder.resolve("landing").resolve(DAYS));
        deliver("2010-12-12", "2010-12-13");
        assertThat(commands.run("plan", "sales").exitCode()).isZero();
        spark = SparkSession.active();
    }

    @AfterAll
    static void noteTheSparkJobs() throws IOException {
        Files.write(Path.of("target/passes.csv"), SPARK_JOBS);
    }

    @Test
    @Order(1)
    void rawReadsEachFileOnce() {
        Pass pass = run("sales.raw.invoice_lines", "append");
        assertThat(pass.count("read")).isEqualTo(FIRST_LINES);
        assertThat(pass.scanned().from(folder.resolve("landing").resolve(DAYS))).isEqualTo(FIRST_LINES);
    }

    @Test
    @Order(2)
    void eventsReadTheirInputOnce() {
        for (String job : List.of("item_sold", "item_returned", "stock_adjusted")) {
            Pass pass = run("sales.events." + job, "append");
            assertThat(pass.count("quarantined")).as(job).isZero();
            assertThat(pass.rowsOf(RAW)).as(job).isEqualTo(FIRST_LINES);
        }
    }

    @Test
    @Order(3)
    void entitiesReadTheirInputOnce() {
        assertThat(run("sales.entities.customer", "merge").rowsOf(RAW)).isEqualTo(FIRST_LINES);
        Pass pass = run("sales.entities.article", "merge");
        assertThat(pass.rowsOf(SOLD)).isEqualTo(pass.count("read"));
    }

    @Test
    @Order(4)
    void aggregatesReadEachInputAsOftenAsTheirQueryNamesIt() {
        long sold = rows(SOLD);
        long returned = rows(RETURNED);
        for (String job : List.of("daily_revenue", "article_performance", "return_match")) {
            Pass pass = run("sales.aggregates." + job, "overwrite");
            assertThat(pass.rowsOf(SOLD)).as(job).isEqualTo(sold);
            assertThat(pass.rowsOf(RETURNED)).as(job).isEqualTo(returned);
        }
    }

    @Test
    @Order(5)
    void manualReadsEachFileOnce() {
        Pass pass = run("management.manual.revenue_target", "overwrite");
        Path files = Commands.sampleData().resolve("manual/management/revenue_target");
        assertThat(pass.scanned().from(files)).isEqualTo(pass.count("read"));
    }

    @Test
    @Order(6)
    void externalReadsTheForeignTableOnce() {
        Pass pass = run("management.external.daily_revenue", "overwrite");
        assertThat(pass.rowsOf("sales/aggregates/daily_revenue")).isEqualTo(pass.count("read"));
    }

    @Test
    @Order(7)
    void aLaterDayIsReadWithoutThoseBefore() throws IOException {
        deliver("2010-12-19");
        Pass raw = run("sales.raw.invoice_lines", "append");
        assertThat(raw.scanned().from(folder.resolve("landing").resolve(DAYS))).isEqualTo(LATER_LINES);
        assertThat(run("sales.events.item_sold", "append").rowsOf(RAW)).isEqualTo(LATER_LINES);
        assertThat(run("sales.entities.customer", "merge").rowsOf(RAW)).isEqualTo(LATER_LINES);
        Pass article = run("sales.entities.article", "merge");
        assertThat(article.rowsOf(SOLD)).isEqualTo(article.count("read")).isLessThan(LATER_LINES);
    }

    @Test
    @Order(8)
    void recordsForQuarantineAreReadOnceMore() throws IOException {
        deliver("2010-12-22");
        long lines = run("sales.raw.invoice_lines", "append").count("read");
        Pass sold = run("sales.events.item_sold", "append");
        assertThat(sold.count("quarantined")).isPositive();
        assertThat(sold.rowsOf(RAW)).isEqualTo(2 * lines);
    }

    private static Pass run(String job, String action) {
        Result[] result = new Result[1];
        RowsScanned scanned = RowsScanned.during(spark, () -> result[0] = commands.run("run", job, "--format", "json"));
        assertThat(result[0].exitCode()).as(result[0].out() + result[0].err()).isZero();
        Pass pass = new Pass(result[0].job(job), scanned);
        assertThat(pass.job().get("action").asText()).isEqualTo(action);
        SPARK_JOBS.add(job + "," + action + "," + pass.job().get("sparkJobs"));
        return pass;
    }

    private static long rows(String table) {
        return spark.read()
                .format("delta")
                .load(commands.warehouse().resolve(table).toString())
                .count();
    }

    private static void deliver(String... days) throws IOException {
        for (String day : days) {
            Path file = Path.of(DAYS, day + ".csv.gz");
            Files.copy(
                    Commands.sampleData().resolve(file),
                    folder.resolve("landing").resolve(file));
        }
    }
}
