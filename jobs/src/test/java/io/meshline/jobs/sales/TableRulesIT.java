package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.tables.DeltaTable;
import io.meshline.jobs.ChangedConfiguration;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.RowsScanned;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that speak of the whole table, over sales that arrive day by day and are changed in between by others. The tests
 * follow each other.
 */
@TestMethodOrder(OrderAnnotation.class)
class TableRulesIT {
    private static final String SOLD = "sales.events.item_sold";
    private static final String KNOWN = "    error = [\n      \"\"\"IsComplete \"invoice_no\" \"\"\"";
    private static final String RULES = """
                error = [
                  { rule = ""\"Mean "quantity" > 1""\", scope = table }
                  { rule = ""\"StandardDeviation "quantity" > 1""\", scope = table }
                  { rule = ""\"Completeness "customer_id" > 0.1 where "country = 'France'" ""\", scope = table }
                  { rule = ""\"RowCount < 8000""\", scope = table }
                  { rule = ""\"ColumnValues "unit_price" <= 9999""\", scope = table }
                  ""\"IsComplete "invoice_no" ""\"\
            """;

    @TempDir
    private static Path folder;

    private static InvoiceDays days;
    private static Commands commands;
    private static SalesTables tables;

    @BeforeAll
    static void configure() {
        days = new InvoiceDays(folder.resolve("landing"));
        Path conf = ChangedConfiguration.at(folder.resolve("conf"))
                .replace(KNOWN, RULES)
                .folder();
        commands = new Commands(folder.resolve("warehouse"), days.landing()).under(conf);
        tables = new SalesTables(commands.warehouse());
    }

    @Test
    @Order(1)
    void aBatchIsAddedToWhatTheTableCameToWithoutReadingIt() {
        arrive("2010-12-01");
        assertFiguresOfTheTable();
        long before = tables.read("events/item_sold").count();

        long scanned = scannedWhile("2010-12-02");

        assertFiguresOfTheTable();
        long added = tables.read("events/item_sold").count() - before;
        assertThat(added).isPositive();
        // Once by the gate, once for the entities' and aggregates' sake: none of their jobs runs here.
        assertThat(scanned).isEqualTo(added);
    }

    @Test
    @Order(2)
    void rearrangedFilesAreNotReadAgain() {
        table().optimize().executeCompaction();
        long before = tables.read("events/item_sold").count();
        long scanned = scannedWhile("2010-12-03");
        assertFiguresOfTheTable();
        assertThat(scanned).isEqualTo(tables.read("events/item_sold").count() - before);
    }

    @Test
    @Order(3)
    void afterADeletionTheRowsThatStayAreReadOnce() {
        table().delete("country = 'France' and quantity > 20");
        long before = tables.read("events/item_sold").count();
        long scanned = scannedWhile("2010-12-05");
        assertFiguresOfTheTable();
        assertThat(scanned).isEqualTo(tables.read("events/item_sold").count());
        assertThat(scanned).isGreaterThan(before);
    }

    @Test
    @Order(4)
    void afterARestoreTheRowsThatAreThereAgainAreReadOnce() {
        table().restoreToVersion(0);
        long scanned = scannedWhile("2010-12-12");
        assertFiguresOfTheTable();
        assertThat(scanned).isEqualTo(tables.read("events/item_sold").count());
    }

    @Test
    @Order(5)
    void aBatchThatWouldMakeTheTableBreakItsRuleIsRefused() {
        long version = version();
        long before = tables.read("events/item_sold").count();
        days.deliver("2010-12-06", "2010-12-07", "2010-12-08");

        Result run = run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.job(SOLD).get("status").asText()).isEqualTo("refused");
        assertThat(version()).isEqualTo(version);
        Row verdict = tables.readPlatform("quality_results")
                .filter("outcome = 'failed' and job = '" + SOLD + "' and severity = 'error'")
                .select("rule", "scope", "reason")
                .first();
        assertThat(verdict.getString(0)).isEqualTo("RowCount < 8000");
        assertThat(verdict.getString(1)).isEqualTo("table");
        long after = before + run.job(SOLD).get("written").asLong();
        assertThat(after).isGreaterThan(8000);
        assertThat(verdict.getString(2)).isEqualTo("RowCount < 8000 (whole table): was " + after);
    }

    @Test
    @Order(6)
    void thePlanTellsWhatIsReadForARuleOfTheTable() {
        assertThat(commands.run("plan", "--rules", SOLD).out())
                .contains("error  RowCount < 8000 (whole table)  from file statistics, with the states kept of earlier"
                        + " batches\n")
                .contains("error  Mean \"quantity\" > 1 (whole table)  in one scan, with the states kept of earlier"
                        + " batches\n");
    }

    private static void assertFiguresOfTheTable() {
        Row expected = tables.read("events/item_sold")
                .selectExpr(
                        "count(*) + 0.0d",
                        "avg(quantity)",
                        "stddev_pop(quantity)",
                        "avg(if(country = 'France', if(customer_id is null, 0.0d, 1.0d), null))",
                        "cast(max(unit_price) as double)")
                .first();
        assertThat(figure("Size", "*")).isEqualTo(expected.getDouble(0));
        assertThat(figure("Mean", "quantity")).isCloseTo(expected.getDouble(1), within(1e-9));
        assertThat(figure("StandardDeviation", "quantity")).isCloseTo(expected.getDouble(2), within(1e-9));
        assertThat(figure("Completeness (where: country = 'France')", "customer_id"))
                .isCloseTo(expected.getDouble(3), within(1e-9));
        assertThat(figure("Maximum", "unit_price")).isEqualTo(expected.getDouble(4));
    }

    /** The newest figure of the whole table. */
    private static double figure(String metric, String instance) {
        return tables.readPlatform("quality_metrics")
                .filter("scope = 'table' and job = '" + SOLD + "'")
                .filter("metric = \"" + metric + "\" and instance = '" + instance + "'")
                .selectExpr("max_by(value, measured_at)")
                .first()
                .getDouble(0);
    }

    /** How many rows of the table are scanned while a day arrives. */
    private static long scannedWhile(String day) {
        AtomicReference<JsonNode> job = new AtomicReference<>();
        RowsScanned scanned = RowsScanned.during(SparkSession.active(), () -> job.set(arrive(day)));
        assertThat(job.get().get("action").asText()).isEqualTo("append");
        return scanned.from(commands.warehouse().resolve("sales/events/item_sold"));
    }

    private static JsonNode arrive(String day) {
        days.deliver(day);
        Result run = run();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.job(SOLD);
    }

    private static Result run() {
        return commands.run("run", "--format", "json", "+" + SOLD);
    }

    private static DeltaTable table() {
        return DeltaTable.forPath(
                SparkSession.active(),
                commands.warehouse().resolve("sales/events/item_sold").toString());
    }

    private static long version() {
        return table().history(1).select("version").first().getLong(0);
    }
}
