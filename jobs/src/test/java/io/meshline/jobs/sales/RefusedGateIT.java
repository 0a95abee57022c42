package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.ChangedConfiguration;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.LoopbackHook;
import io.meshline.jobs.WarehouseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that breaks a rule of {@code sales.events.item_sold}, after a day that was good. */
class RefusedGateIT {
    private static final String SOLD = "sales.events.item_sold";
    private static final String RULE = "ColumnValues \"quantity\" < 1000";
    /** The largest sale of 2010-12-01 is of 600 pieces; on 2010-12-03 one invoice has 1,440. */
    private static final String GOOD_DAY = "2010-12-01";

    private static final String BAD_DAY = "2010-12-03";

    private static final String TOKEN = "T0k3nOfTheHook";

    @TempDir
    private static Path folder;

    private static LoopbackHook hook;

    private static Commands commands;
    private static Commands strict;
    private static SalesTables tables;
    private static Result refused;

    @BeforeAll
    static void refuseADay() throws IOException {
        hook = new LoopbackHook();
        InvoiceDays days = new InvoiceDays(folder.resolve("landing")).deliver(GOOD_DAY);
        commands = new Commands(folder.resolve("warehouse"), days.landing());
        strict = commands.under(strictConfiguration(folder.resolve("conf")));
        tables = new SalesTables(commands.warehouse());
        Result good = strict.run("run", "--domain", "sales", "--format", "json");
        assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
        days.deliver(BAD_DAY);
        refused = strict.run("run", "--domain", "sales", "--format", "json");
    }

    @AfterAll
    static void closeHook() {
        hook.close();
    }

    @Test
    void endsWithTheExitCodeOfARefusal() {
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.json().get("status").asText()).isEqualTo("refused");
    }

    @Test
    void saysWhatBecameOfTheBatchAndWhereToLook() {
        JsonNode sold = refused.job(SOLD);
        assertThat(sold.get("status").asText()).isEqualTo("refused");
        assertThat(sold.get("gate").asText()).isEqualTo("refused");
        assertThat(sold.get("error").get("code").asText()).isEqualTo("GATE_REFUSED");
        assertThat(sold.get("error").get("message").asText())
                .isEqualTo("The gate of 'sales.events.item_sold' refused the batch: 1 error rule is broken."
                        + " The table stays at version 0."
                        + " See the offending rows with: meshline report quality sales.events.item_sold");
    }

    @Test
    void leavesTheTableAndItsFolderAsTheyWere() {
        assertThat(refused.job(SOLD).get("version").isNull()).isTrue();
        WarehouseFiles files = new WarehouseFiles(commands.warehouse());
        assertThat(files.versions()).containsEntry("sales/events/item_sold", 0L);
        assertThat(files.orphans()).isEmpty();
    }

    @Test
    void skipsWhatNeedsTheRowsAndDoesTheRest() {
        for (String job :
                List.of("sales.entities.article", "sales.aggregates.daily_revenue", "sales.aggregates.return_match")) {
            assertThat(refused.job(job).get("status").asText()).isEqualTo("skipped");
            assertThat(refused.job(job).get("error").get("message").asText())
                    .isEqualTo("Skipped '" + job + "': it needs 'sales.events.item_sold', which did not succeed.");
        }
        for (String job : List.of(
                "sales.raw.invoice_lines",
                "sales.events.item_returned",
                "sales.events.stock_adjusted",
                "sales.entities.customer")) {
            assertThat(refused.job(job).get("status").asText()).isEqualTo("succeeded");
        }
    }

    @Test
    void showsVerdictAndOffendingRowsWithOneCommand() {
        Result report = strict.run("report", "quality", SOLD);
        assertThat(report.exitCode()).as(report.err()).isZero();
        List<String> lines = report.out().lines().toList();
        assertThat(lines).contains("1 of 1 dataset needs a person now.");
        assertThat(lines).contains("    Call sales-data, sales-data@example.com.");
        int rule = lines.indexOf("  failed  error  " + RULE);
        assertThat(lines.get(rule - 1))
                .matches("sales\\.events\\.item_sold  refused, rules checked on .*, run " + runId());
        assertThat(lines.get(rule + 1)).isEqualTo("      the largest value was 1440");
        assertThat(lines.get(rule + 2)).contains("\"quantity\":1440");
        assertThat(lines.subList(rule + 3, lines.size())).noneMatch(line -> line.startsWith("  failed  error"));
    }

    @Test
    void drawsAPageOfAllDatasets() throws IOException {
        Path page = folder.resolve("quality.html");
        Result report = strict.run("report", "quality", "--output", page.toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.out()).isEqualTo("Wrote the report to " + page + "." + System.lineSeparator());
        assertThat(Files.readString(page)).contains("<code>ColumnValues &quot;quantity&quot; &lt; 1000</code>");
    }

    @Test
    void recordsTheRefusalInThePlatformTables() {
        Row run = tables.readPlatform("runs")
                .filter(col("run_id").equalTo(runId()).and(col("job").equalTo(SOLD)))
                .select("status", "gate", "version", "batch", "error_code")
                .first();
        assertThat(run).hasToString("[refused,refused,null,0,GATE_REFUSED]");
        Row verdict = tables.readPlatform("quality_results")
                .filter(col("run_id").equalTo(runId()).and(col("outcome").equalTo("failed")))
                .filter(col("severity").equalTo("error"))
                .select("job", "reason")
                .first();
        assertThat(verdict).hasToString("[sales.events.item_sold," + RULE + ": the largest value was 1440]");
    }

    @Test
    void tellsWhoIsOnCallOnceAndOfNothingGood() {
        List<JsonNode> alerts = hook.messages().stream()
                .filter(message -> message.at("/run/id").asText().equals(runId()))
                .toList();
        assertThat(alerts).hasSize(1);
        JsonNode alert = alerts.get(0);
        assertThat(alert.get("title").asText()).isEqualTo("Meshline local: sales.events.item_sold refused");
        assertThat(alert.at("/run/status").asText()).isEqualTo("refused");
        long skipped = StreamSupport.stream(refused.json().get("jobs").spliterator(), false)
                .filter(job -> job.get("status").asText().equals("skipped"))
                .count();
        assertThat(alert.at("/counts/skipped").asLong()).isEqualTo(skipped).isPositive();
        JsonNode trouble = alert.at("/troubles/0");
        assertThat(trouble.at("/owner/team").asText()).isEqualTo("sales-data");
        assertThat(trouble.at("/rules/0/reason").asText()).isEqualTo(RULE + ": the largest value was 1440");
        assertThat(trouble.at("/rules/0/rows")).isEmpty();
        assertThat(trouble.get("command").asText())
                .isEqualTo("./meshline report quality sales.events.item_sold --env local");
    }

    @Test
    void warnsInALineOfWhomItCouldNotTell() throws IOException {
        String warning = "Failed to deliver alerts: 'gone': cannot be connected to. Try: meshline alerts test";
        assertThat(refused.err().lines().toList()).endsWith("warn: " + warning);
        assertThat(refused.out() + refused.err()).doesNotContain(TOKEN);
        assertThat(strict.run("config").out()).contains("on_call").doesNotContain(TOKEN);
        assertThat(strict.run("plan", "sales").out()).doesNotContain(TOKEN);
        String log = Files.readString(Path.of("target/test.log"));
        assertThat(log).contains(warning).doesNotContain(TOKEN);
    }

    @Test
    void refusesAFirstBatchWithoutLeavingAFolder() {
        Commands fresh = new Commands(
                        folder.resolve("fresh"),
                        new InvoiceDays(folder.resolve("bad")).deliver(BAD_DAY).landing())
                .under(folder.resolve("conf"));
        Result first = fresh.run("run", "--format", "json", "+" + SOLD);
        assertThat(first.exitCode()).isEqualTo(3);
        assertThat(first.job(SOLD).get("error").get("message").asText())
                .isEqualTo("The gate of 'sales.events.item_sold' refused the batch: 1 error rule is broken."
                        + " The table was not created."
                        + " See the offending rows with: meshline report quality sales.events.item_sold");
        assertThat(fresh.warehouse().resolve("sales/events/item_sold")).doesNotExist();

        Result corrected = fresh.under(Commands.configuration()).run("run", "--format", "json", "+" + SOLD);
        assertThat(corrected.exitCode()).as(corrected.out()).isZero();
        assertThat(corrected.job("sales.raw.invoice_lines").get("action").asText())
                .isEqualTo("up to date");
        assertThat(corrected.job(SOLD).get("written").asLong())
                .isEqualTo(InvoiceOracle.of(folder.resolve("bad/sales/invoice_lines"))
                        .sold());
    }

    /** The repository's configuration with one more rule and two to be told, one of whom is not there. */
    private static Path strictConfiguration(Path copy) throws IOException {
        String known = "\"\"\"IsComplete \"invoice_no\" \"\"\"";
        ChangedConfiguration.at(copy).replace(known, known + "\n      \"\"\"" + RULE + "\"\"\"");
        Path url = Files.writeString(folder.resolve("on_call"), hook.url(TOKEN));
        Path gone = Files.writeString(folder.resolve("gone"), "http://127.0.0.1:1/hooks/" + TOKEN);
        Files.writeString(copy.resolve("platform.conf"), """

                alerts {
                  # One message, however long the jobs behind the refused one take.
                  gather = 1h
                  wait-at-end = 30s
                  destinations {
                    on_call { url { file = "%s" }, format = json }
                    gone { url { file = "%s" }, format = slack, retries = 0 }
                  }
                }
                """.formatted(url, gone), StandardOpenOption.APPEND);
        return copy;
    }

    private static String runId() {
        return refused.json().get("runId").asText();
    }
}
