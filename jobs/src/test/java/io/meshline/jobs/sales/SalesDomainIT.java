package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.Notebooks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesDomainIT {
    @TempDir
    private static Path folder;

    private static Commands commands;
    private static Result first;
    private static InvoiceOracle oracle;

    @BeforeAll
    static void runTheDomain() {
        commands = new Commands(folder.resolve("warehouse"), Commands.sampleData());
        oracle = InvoiceOracle.of(Commands.sampleData().resolve("sales/invoice_lines"));
        first = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    }

    @Test
    void takesEveryLineIn() {
        JsonNode raw = first.job("sales.raw.invoice_lines");
        assertThat(raw.get("read").asLong()).isEqualTo(oracle.read());
        assertThat(raw.get("written").asLong()).isEqualTo(oracle.read());
    }

    @Test
    void tellsSoldReturnedAndAdjustedApart() {
        Ledgers.assertEvents(first, oracle);
    }

    @Test
    void balancesTheLedgerOfEveryJob() {
        Ledgers.assertBalance(first);
    }

    @Test
    void computesTheRevenueThatTheFilesSay() {
        SalesTables tables = new SalesTables(commands.warehouse());
        assertThat(tables.revenue()).isEqualTo(oracle.revenue());
    }

    @Test
    void keepsOneCurrentStateForEachCustomer() {
        SalesTables tables = new SalesTables(commands.warehouse());
        assertThat(tables.read("entities/customer").filter("is_current").count())
                .isEqualTo(oracle.customers());
        assertThat(tables.read("entities/customer")
                        .filter("valid_to <= valid_from")
                        .count())
                .isZero();
    }

    @Test
    void isShownByTheNotebooks() {
        Notebooks.verify(commands.warehouse());
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        Result second = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(second.exitCode()).isZero();
        assertThat(second.json().get("sparkJobs").asLong()).isZero();
        second.json()
                .get("jobs")
                .forEach(job -> assertThat(job.get("action").asText()).isEqualTo("up to date"));
    }

    @Test
    void rebuildsTheSameTablesWithAFullRefresh() {
        SalesTables tables = new SalesTables(commands.warehouse());
        var before = tables.contents();
        Result refreshed = commands.run("run", "--domain", "sales", "--full-refresh", "--format", "json");
        assertThat(refreshed.exitCode()).as(refreshed.out() + refreshed.err()).isZero();
        assertThat(refreshed.job("sales.raw.invoice_lines").get("action").asText())
                .isEqualTo("up to date");
        assertThat(refreshed.job("sales.events.item_sold").get("action").asText())
                .isEqualTo("rebuild");
        assertThat(tables.contents()).isEqualTo(before);
    }
}
