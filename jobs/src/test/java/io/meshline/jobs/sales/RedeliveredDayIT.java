package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that upstream delivers a second time under another name, together with a new one. */
@Tag("slow")
class RedeliveredDayIT {
    private static final String DAY = "2010-12-01";
    private static final String NEXT_DAY = "2010-12-02";
    private static final List<String> EVENTS = List.of("item_sold", "item_returned", "stock_adjusted");

    @TempDir
    private static Path folder;

    private static InvoiceDays days;
    private static Result second;
    private static SalesTables tables;
    private static SalesTables delivered;

    @BeforeAll
    static void deliverTwice() {
        days = new InvoiceDays(folder.resolve("landing")).deliver(DAY);
        Commands commands = new Commands(folder.resolve("warehouse"), days.landing());
        assertThat(run(commands).exitCode()).isZero();
        days.deliver(NEXT_DAY).file(DAY + "-again.csv.gz", InvoiceDays.shipped(DAY));
        second = run(commands);
        tables = new SalesTables(commands.warehouse());

        InvoiceDays once = new InvoiceDays(folder.resolve("once")).deliver(DAY, NEXT_DAY);
        Commands undisturbed = new Commands(folder.resolve("undisturbed"), once.landing());
        assertThat(run(undisturbed).exitCode()).isZero();
        delivered = new SalesTables(undisturbed.warehouse());
    }

    @Test
    void countsEveryKnownFactAsADuplicate() {
        assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
        InvoiceOracle of = InvoiceOracle.of(days.folder());
        InvoiceOracle ofTheFirstRun = oracleOf(DAY);
        assertThat(written("item_sold")).isEqualTo(of.sold() - ofTheFirstRun.sold());
        assertThat(written("item_returned")).isEqualTo(of.returned() - ofTheFirstRun.returned());
        assertThat(written("stock_adjusted")).isEqualTo(of.adjusted() - ofTheFirstRun.adjusted());
        assertThat(second.job("sales.events.item_sold").get("duplicate").asLong())
                .isGreaterThanOrEqualTo(ofTheFirstRun.sold());
    }

    @Test
    void givesTheTablesOfASingleDelivery() {
        for (String event : EVENTS) {
            assertThat(tables.content("events/" + event)).isEqualTo(delivered.content("events/" + event));
        }
        assertThat(tables.revenue()).isEqualTo(delivered.revenue());
        assertThat(tables.content("entities/article")).isEqualTo(delivered.content("entities/article"));
        assertThat(tables.content("entities/customer")).isEqualTo(delivered.content("entities/customer"));
    }

    private static InvoiceOracle oracleOf(String day) {
        return InvoiceOracle.of(
                new InvoiceDays(folder.resolve("only-" + day)).deliver(day).folder());
    }

    private static long written(String event) {
        return second.job("sales.events." + event).get("written").asLong();
    }

    private static Result run(Commands commands) {
        return commands.run("run", "--domain", "sales", "--format", "json");
    }
}
