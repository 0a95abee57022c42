package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a domain can ask of a clean dataset, switched on at once, is one pass of native expressions. */
@TestMethodOrder(OrderAnnotation.class)
class OnePassIT {
    private static final int ORDERS = 300;
    private static final String LINES = "shop.events.line_ordered";
    private static final String STATES = "shop.entities.order";

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static SparkSession spark;

    @BeforeAll
    static void prepare() throws IOException {
        Files.createDirectories(folder.resolve("landing/order"));
        commands = new Commands(new Folders(
                Path.of("src/test/resources/shop/conf").toAbsolutePath(),
                folder.resolve("warehouse"),
                folder.resolve("landing"),
                folder.resolve("manual")));
        deliver(1, "");
        Result plan = commands.run("plan");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        spark = SparkSession.active();
    }

    @Test
    @Order(1)
    void rawReadsItsFilesOnceAndHoldsKeysInOneFunction() {
        RowsScanned scanned = run("shop.raw.order");

        assertThat(scanned.from(folder.resolve("landing/order"))).isEqualTo(ORDERS + 1);
        assertThat(scanned.functionsOver(folder.resolve("landing/order"))).containsExactly("treat_document");
    }

    @Test
    @Order(2)
    void aCleanDatasetReadsItsInputOnceByNativeExpressions() {
        RowsScanned scanned = run(LINES);

        assertThat(scanned.from(table("raw/order"))).isEqualTo(ORDERS + 1);
        assertThat(scanned.functionsOver(table("raw/order"))).isEmpty();
        assertThat(rows("events/line_ordered").count()).isEqualTo(2 * ORDERS);
    }

    @Test
    @Order(3)
    void soDoesAnEntityWithDeletions() {
        RowsScanned scanned = run(STATES);

        assertThat(scanned.from(table("raw/order"))).isEqualTo(ORDERS + 1);
        assertThat(scanned.functionsOver(table("raw/order"))).isEmpty();
        assertThat(rows("entities/order").filter("is_current").count()).isEqualTo(ORDERS - 1);
        assertThat(rows("entities/order").filter("is_deleted").count()).isOne();
    }

    @Test
    @Order(4)
    void aLaterBatchIsHeldAgainstWhatWasLearnedAndOnlyBadRecordsAreReadAgain() throws IOException {
        deliver(1001, """
                {"no": 5001, "v": 2, "kind": "order", "at": "03.12.2010 09:00", "customer": {"email": "a@example.com"}, \
                "gift": true, "lines": [{"sku": "A", "cents": 199, "pieces": 500, "weight": 900.0}, {"sku": "B"}]}
                """);
        run("shop.raw.order");
        Result[] result = new Result[1];
        RowsScanned scanned =
                RowsScanned.during(spark, () -> result[0] = commands.run("run", LINES, "--format", "json"));

        assertThat(result[0].exitCode()).as(result[0].out() + result[0].err()).isZero();
        // The pass, the bad element for quarantine, and the field that nobody reads.
        assertThat(scanned.from(table("raw/order"))).isEqualTo(3 * (ORDERS + 2));
        assertThat(result[0].job(LINES).get("changed")).hasToString("{\"pieces\":1,\"weight\":1}");
        assertThat(result[0].job(LINES).get("warnings").toString())
                .contains("A field that no column reads: 'gift' in 0.33% of 301 records, such as 'true'");
        Row line = rows("events/line_ordered").filter("order_no = 5001").head();
        assertThat(line.<Integer>getAs("pieces")).isEqualTo(100);
        assertThat(line.isNullAt(line.fieldIndex("weight"))).isTrue();
        assertThat(line.<String>getAs("_rescued")).isEqualTo("{\"gift\":\"true\"}");
        assertThat(rows("events/line_ordered_quarantine")
                        .select("position")
                        .head()
                        .getInt(0))
                .isOne();
    }

    private static RowsScanned run(String job) {
        Result[] result = new Result[1];
        RowsScanned scanned = RowsScanned.during(spark, () -> result[0] = commands.run("run", job, "--format", "json"));
        assertThat(result[0].exitCode()).as(result[0].out() + result[0].err()).isZero();
        System.out.println(job + ": " + result[0].job(job).get("sparkJobs") + " Spark jobs");
        return scanned;
    }

    private static void deliver(int from, String more) throws IOException {
        String orders =
                IntStream.range(from, from + ORDERS).mapToObj(OnePassIT::order).collect(Collectors.joining("\n"));
        String last = "\n{\"no\": " + from + ", \"kind\": \"erased\", \"at\": \"09.12.2010 10:00\"}\n";
        Files.writeString(folder.resolve("landing/order/" + from + ".json"), orders + last + more);
    }

    /** Half of them in the form before prices were cents and warehouses locations. */
    private static String order(int no) {
        String price = no % 2 == 0 ? "\"cents\": " + (100 + no) : "\"price\": " + (100 + no) / 100.0;
        String version = no % 2 == 0 ? "\"v\": 2, \"location\": \"Ely\"" : "\"v\": 1, \"warehouse\": \"Ely\"";
        return String.format(
                Locale.ROOT,
                "{\"no\": %d, %s, \"kind\": \"order\", \"at\": \"01.12.2010 10:%02d\", \"customer\": {\"email\":"
                        + " \"c%d@example.com\", \"name\": \"N\", \"phone\": \"1\"}, \"lines\": [%s, %s]}",
                no,
                version,
                no % 60,
                no,
                line("A", price, no),
                line("B", price, no));
    }

    private static String line(String sku, String price, int no) {
        return "{\"sku\": \"" + sku + "\", " + price + ", \"pieces\": " + (1 + no % 9) + ", \"weight\": "
                + (1 + no % 7) / 2.0 + ", \"tags\": [\"x\"]}";
    }

    private static Path table(String name) {
        return commands.warehouse().resolve("shop").resolve(name);
    }

    private static Dataset<Row> rows(String name) {
        return spark.read().format("delta").load(table(name).toString());
    }
}
