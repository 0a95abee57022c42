package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that speak of the whole table, over sales that arrive day by day and are changed in between by others; beside it a
 * table of the same sales without such rules, by which is seen what they read. The tests follow each other.
 */
@Tag("slow")
@TestMethodOrder(OrderAnnotation.class)
class TableRulesIT {
    private static final String SOLD = "sales.events.item_sold";
    private static final String KNOWN = "    error = [\n      \"\"\"IsComplete \"invoice_no\" \"\"\"";
    private static final String RULES = """
                error = [
                  { rule = ""\"Mean "quantity" > 1""\", scope = table }
                  { rule = ""\"StandardDeviation "quantity" > 1""\", scope = table }
                  { rule = ""\"Completeness "customer_id" > 0.1 where "country = 'France'" ""\", scope = table }
                  { rule = ""\"RowCount < 15000""\", scope = table }
                  { rule = ""\"ColumnValues "unit_price" <= 9999""\", scope = table }
                  ""\"IsComplete "invoice_no" ""\"\
            """;

    @TempDir
    private static Path folder;

    private static InvoiceDays days;
    private static Commands commands;
    private static Commands plain;
    private static SalesTables tables;

    @BeforeAll
    static void configure() {
        days = new InvoiceDays(folder.resolve("landing"));
        Path conf = ChangedConfiguration.at(folder.resolve("conf"))
                .replace(KNOWN, RULES)
                .folder();
        commands = new Commands(folder.resolve("warehouse"), days.landing()).under(conf);
        plain = new Commands(folder.resolve("plain"), days.landing());
        tables = new SalesTables(commands.warehouse());
    }

    @Test
    @Order(1)
    void aBatchIsAddedToWhatTheTableCameToWithoutReadingIt() {
        days.deliver("2010-12-01");
        run(commands);
        run(plain);
        assertFiguresOfTheTable();
        assertThat(readForTheRulesWhenArrives("2010-12-02")).isZero();
        assertFiguresOfTheTable();
    }

    @Test
    @Order(2)
    void rearrangedFilesAreNotReadAgain() {
        table(commands).optimize().executeCompaction();
        table(plain).optimize().executeCompaction();
        assertThat(readForTheRulesWhenArrives("2010-12-03")).isZero();
        assertFiguresOfTheTable();
    }

    @Test
    @Order(3)
    void afterADeletionTheRowsThatStayAreReadOnce() {
        table(commands).delete("country = 'France' and quantity > 20");
        table(plain).delete("country = 'France' and quantity > 20");
        long staying = rows();
        assertThat(readForTheRulesWhenArrives("2010-12-05")).isEqualTo(staying);
        assertFiguresOfTheTable();
        assertThat(readForTheRulesWhenArrives("2010-12-06")).isZero();
        assertFiguresOfTheTable();
    }

    @Test
    @Order(4)
    void afterARestoreTheRowsThatAreThereAgainAreReadOnce() {
        table(commands).restoreToVersion(0);
        table(plain).restoreToVersion(0);
        long restored = rows();
        assertThat(restored).isPositive();
        assertThat(readForTheRulesWhenArrives("2010-12-12")).isEqualTo(restored);
        assertFiguresOfTheTable();
    }

    @Test
    @Order(5)
    void aBatchThatWouldMakeTheTableBreakItsRuleIsRefused() {
        long version = version();
        long before = rows();
        days.deliver("2010-12-07", "2010-12-08", "2010-12-09", "2010-12-10", "2010-12-13");

        Result run = run(commands);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.job(SOLD).get("status").asText()).isEqualTo("refused");
        assertThat(version()).isEqualTo(version);
        Row verdict = tables.readPlatform("quality_results")
                .filter("outcome = 'failed' and job = '" + SOLD + "' and severity = 'error'")
                .select("rule", "scope", "reason")
                .first();
        assertThat(verdict.getString(0)).isEqualTo("RowCount < 15000");
        assertThat(verdict.getString(1)).isEqualTo("table");
        long after = before + run.job(SOLD).get("written").asLong();
        assertThat(after).isGreaterThan(15000);
        assertThat(verdict.getString(2)).isEqualTo("RowCount < 15000 (whole table): was " + after);
    }

    @Test
    @Order(6)
    void thePlanTellsWhatIsReadForARuleOfTheTable() {
        assertThat(commands.run("plan", "--rules", SOLD).out())
                .contains("error  RowCount < 15000 (whole table)  from file statistics, with the states kept of earlier"
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

    /** How many rows more of the table are scanned than of the one without such rules while a day arrives in both. */
    private static long readForTheRulesWhenArrives(String day) {
        days.deliver(day);
        return scanned(commands) - scanned(plain);
    }

    private static long scanned(Commands side) {
        AtomicReference<Result> run = new AtomicReference<>();
        RowsScanned scanned = RowsScanned.during(SparkSession.active(), () -> run.set(run(side)));
        assertThat(run.get().exitCode()).as(run.get().out() + run.get().err()).isZero();
        assertThat(run.get().job(SOLD).get("action").asText()).isEqualTo("append");
        return scanned.from(side.warehouse().resolve("sales/events/item_sold"));
    }

    private static Result run(Commands side) {
        return side.run("run", "--format", "json", "+" + SOLD);
    }

    private static long rows() {
        return tables.read("events/item_sold").count();
    }

    private static DeltaTable table(Commands side) {
        return DeltaTable.forPath(
                SparkSession.active(),
                side.warehouse().resolve("sales/events/item_sold").toString());
    }

    private static long version() {
        return table(commands).history(1).select("version").first().getLong(0);
    }
}
