package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole year in one run, and the same year in many runs in another order. How many days a run of the latter takes in
 * is set with {@code -Dfull.year.days=1} and so on; each run's seconds and Spark jobs stand in
 * {@code target/full-year-runs.csv}.
 */
@Tag("slow")
class FullYearIT {
    private static final int DAYS = 305;
    private static final int DAYS_A_RUN = Integer.getInteger("full.year.days", 5);
    private static final long ORDER = 20_111_209;

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static Result first;
    private static InvoiceOracle oracle;

    @BeforeAll
    static void runTheYear() {
        oracle = InvoiceOracle.of(YearOfInvoices.folder());
        YearOfInvoices year = new YearOfInvoices(folder.resolve("landing"));
        year.deliver(YearOfInvoices.days());
        commands = new Commands(folder.resolve("warehouse"), year.landing());
        first = run(commands);
    }

    @Test
    void takesEveryLineOfTheYearIn() {
        assertThat(oracle.read()).isEqualTo(541_909);
        assertThat(first.job("sales.raw.invoice_lines").get("written").asLong()).isEqualTo(541_909);
        assertThat(new SalesTables(commands.warehouse())
                        .read("raw/invoice_lines_files")
                        .filter("state = 'loaded'")
                        .count())
                .isEqualTo(DAYS);
    }

    @Test
    void accountsForEveryRecordOfEveryJob() {
        assertThat(first.json().get("jobs")).hasSize(9);
        Ledgers.assertBalance(first);
    }

    @Test
    void tellsSoldReturnedAndAdjustedApart() {
        Ledgers.assertEvents(first, oracle);
    }

    @Test
    void computesTheRevenueThatTheFilesSay() {
        Map<String, String> revenue = new SalesTables(commands.warehouse()).revenue();
        assertThat(revenue).hasSameSizeAs(oracle.revenue());
        oracle.revenue()
                .forEach((day, figures) -> assertThat(revenue.get(day)).as(day).isEqualTo(figures));
    }

    @Test
    void knowsEveryCustomerAndTheEightWhoMoved() {
        var customers = new SalesTables(commands.warehouse()).read("entities/customer");
        assertThat(oracle.customers()).isEqualTo(4_372);
        assertThat(customers.filter("is_current").count()).isEqualTo(4_372);
        assertThat(oracle.customersOfSeveralCountries()).isEqualTo(8);
        assertThat(customers
                        .groupBy("customer_id")
                        .agg(countDistinct(col("country")).as("countries"))
                        .filter("countries > 1")
                        .count())
                .isEqualTo(8);
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        Result second = run(commands);
        assertThat(second.json().get("sparkJobs").asLong()).isZero();
        assertThat(second.json().get("jobs"))
                .allSatisfy(job -> assertThat(job.get("action").asText()).isEqualTo("up to date"));
    }

    @Test
    void comesToTheSameTablesInManyRunsInAnotherOrder() throws IOException {
        YearOfInvoices year = new YearOfInvoices(folder.resolve("landing-by-and-by"));
        Commands piecemeal = new Commands(folder.resolve("warehouse-by-and-by"), year.landing());
        List<Path> days = YearOfInvoices.shuffled(ORDER);
        List<String> log = new ArrayList<>(List.of("run,seconds,spark jobs"));
        for (int from = 0; from < DAYS; from += DAYS_A_RUN) {
            year.deliver(days.subList(from, Math.min(DAYS, from + DAYS_A_RUN)));
            Result run = run(piecemeal);
            log.add(log.size() + "," + run.json().get("seconds") + ","
                    + run.json().get("sparkJobs"));
            Files.write(Path.of("target/full-year-runs.csv"), log);
        }
        Map<String, List<String>> expected = new SalesTables(commands.warehouse()).contents();
        Map<String, List<String>> actual = new SalesTables(piecemeal.warehouse()).contents();
        expected.forEach((table, rows) ->
                assertThat(actual.get(table).equals(rows)).as(table).isTrue());
    }

    private static Result run(Commands commands) {
        Result run = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run;
    }
}
