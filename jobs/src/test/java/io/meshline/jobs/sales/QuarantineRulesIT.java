package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.ChangedConfiguration;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sales of 2010-12-01 held against rules whose offending rows go to quarantine, and 2010-12-03 against a bound. */
class QuarantineRulesIT {
    private static final String SOLD = "sales.events.item_sold";
    private static final String KNOWN = "    error = [\n      \"\"\"IsComplete \"invoice_no\" \"\"\"";
    private static final String RULES = "    quarantine = [\"\"\"ColumnValues \"quantity\" < 200\"\"\", "
            + "\"\"\"ColumnValues \"country\" in [\"United Kingdom\", \"France\"]\"\"\"]\n";

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static Result first;
    private static Dataset<Row> quarantine;
    private static Dataset<Row> lines;

    @BeforeAll
    static void runADay() {
        InvoiceDays days = new InvoiceDays(folder.resolve("landing")).deliver("2010-12-01");
        commands = new Commands(folder.resolve("warehouse"), days.landing());
        Path lenient = ChangedConfiguration.at(folder.resolve("lenient"))
                .replace(KNOWN, RULES + KNOWN)
                .folder();
        first = commands.under(lenient).run("run", "--format", "json", "+" + SOLD);
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        SalesTables tables = new SalesTables(commands.warehouse());
        quarantine = tables.read("events/item_sold_quarantine").cache();
        lines = tables.read("raw/invoice_lines")
                .filter("InvoiceNo rlike '^[0-9]+$' and Quantity > 0")
                .cache();
    }

    @Test
    void eachOffendingRowGoesToQuarantineOnceWithAllReasons() {
        String isLarge = "Quantity >= 200";
        String isForeign = "Country not in ('United Kingdom', 'France')";
        assertThat(quarantine
                        .filter("exists(reasons, reason -> reason.kind = 'rule')")
                        .count())
                .isEqualTo(lines.filter(isLarge + " or " + isForeign).count())
                .isPositive();
        assertThat(quarantine
                        .filter("size(filter(reasons, reason -> reason.kind = 'rule')) = 2")
                        .count())
                .isEqualTo(lines.filter(isLarge + " and " + isForeign).count());
        assertThat(quarantine
                        .selectExpr("inline(reasons)")
                        .filter("column = 'country'")
                        .select("kind", "message")
                        .distinct()
                        .collectAsList()
                        .toString())
                .isEqualTo("[[rule,ColumnValues \"country\" in [\"United Kingdom\", \"France\"] does not hold]]");
    }

    @Test
    void theOthersAreCommittedAndTheLedgerKnowsBoth() {
        JsonNode sold = first.job(SOLD);
        assertThat(sold.get("status").asText()).isEqualTo("succeeded");
        assertThat(sold.get("gate").asText()).isEqualTo("warned");
        assertThat(sold.get("quarantined").asLong()).isEqualTo(quarantine.count());
        assertThat(sold.get("read").asLong()).isEqualTo(Ledgers.accounted(sold));
        assertThat(new SalesTables(commands.warehouse())
                        .read("events/item_sold")
                        .filter("quantity >= 200 or country not in ('United Kingdom', 'France')")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theVerdictTellsHowManyRowsWentAside() {
        long large = lines.filter("Quantity >= 200").count();
        assertThat(new SalesTables(commands.warehouse())
                        .readPlatform("quality_results")
                        .filter("severity = 'quarantine' and rule like '%quantity%'")
                        .select("outcome", "reason")
                        .first()
                        .toString())
                .isEqualTo("[failed,ColumnValues \"quantity\" < 200: " + large + " rows went to quarantine]");
    }

    @Test
    void aBoundOnTheQuarantinedShareRefusesTheBatchAndShowsRecords() {
        InvoiceDays days = new InvoiceDays(folder.resolve("later")).deliver("2010-12-01", "2010-12-03");
        Commands later = new Commands(folder.resolve("later-warehouse"), days.landing());
        Path bounded = ChangedConfiguration.at(folder.resolve("bounded"))
                .replace(KNOWN, RULES + "    max-quarantined = 0.001\n" + KNOWN)
                .folder();

        Result run = later.under(bounded).run("run", "--format", "json", "+" + SOLD);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.job(SOLD).get("status").asText()).isEqualTo("refused");
        assertThat(later.warehouse().resolve("sales/events/item_sold")).doesNotExist();
        assertThat(later.warehouse().resolve("sales/events/item_sold_quarantine"))
                .doesNotExist();
        String report = later.under(bounded).run("report", "quality", SOLD).out();
        assertThat(report)
                .contains("max-quarantined = 0.001")
                .contains("the share was 0.")
                .contains("\"record\":");
    }
}
