package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.ChangedConfiguration;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.FolderContent;
import io.meshline.jobs.WarehouseFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose customers break rules of {@code sales.entities.customer}, to be merged into those of a good day. */
@Tag("slow")
class RefusedMergeIT {
    private static final String CUSTOMER = "sales.entities.customer";
    private static final String NUMBERS = "ColumnValues \"customer_id\" matches \"[0-9]{5}\"";
    private static final String GUESTS_TOO = "ColumnValues \"customer_id\" matches \"([0-9]{5}|GUEST[0-9])\"";
    private static final String FEW = "RowCount < 10";
    private static final String GOOD_DAY = "2010-12-01";
    private static final String BAD_DAY = "2010-12-02";
    /** A customer of the good day, who is said to have moved to France since. */
    private static final String MOVED = "536700,22900,SET 2 TEA TOWELS,1,2010-12-02 18:00:00,2.95,13047.0,France\n";

    private static final String GUESTS = """
            536701,22900,SET 2 TEA TOWELS,1,2010-12-02 18:01:00,2.95,GUEST1,France
            536702,22900,SET 2 TEA TOWELS,1,2010-12-02 18:02:00,2.95,GUEST2,Peru
            """;
    private static final String NOWHERE = "536703,22900,SET 2 TEA TOWELS,1,2010-12-02 18:03:00,2.95,12345.0,\n";

    @TempDir
    private static Path folder;

    private static InvoiceDays days;
    private static Commands commands;
    private static Map<String, String> before;
    private static Result refused;
    private static long merged;

    @BeforeAll
    static void refuseAMerge() {
        days = new InvoiceDays(folder.resolve("landing"))
                .file(GOOD_DAY + ".csv", InvoiceDays.text(GOOD_DAY) + NOWHERE.replace("2010-12-02", GOOD_DAY));
        Path strict = ChangedConfiguration.at(folder.resolve("strict"))
                .replace("\"\"\"" + NUMBERS + " \"\"\"", "\"\"\"" + NUMBERS + " \"\"\"\n      \"\"\"" + FEW + "\"\"\"")
                .folder();
        commands = new Commands(folder.resolve("warehouse"), days.landing());
        assertThat(run(commands, "+" + CUSTOMER).exitCode()).isZero();
        days.file(BAD_DAY + ".csv", InvoiceDays.text(BAD_DAY) + MOVED + GUESTS + NOWHERE);
        assertThat(run(commands, "sales.raw.invoice_lines").exitCode()).isZero();
        // Customers of the day, known ones with the time at which they were last seen; the guests; and the one who
        // moved, as he is now and as he was until then.
        merged = customers(BAD_DAY).size() + 2 + 2;
        before = content();
        refused = run(commands.under(strict), CUSTOMER);
    }

    @Test
    void endsWithTheExitCodeOfARefusalAndSaysThatTheTableStays() {
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(3);
        JsonNode job = refused.job(CUSTOMER);
        assertThat(job.get("action").asText()).isEqualTo("merge");
        assertThat(job.get("error").get("message").asText())
                .isEqualTo("The gate of 'sales.entities.customer' refused the batch: 2 error rules are broken."
                        + " The table stays at version 0."
                        + " See the offending rows with: meshline report quality sales.entities.customer");
    }

    @Test
    void leavesEveryFileOfTheWarehouseAsItWasButForThePlatformTables() {
        assertThat(before.keySet())
                .anyMatch(file -> file.startsWith("sales/entities/customer/_delta_log/"))
                .anyMatch(file -> file.startsWith("sales/entities/customer_quarantine/"))
                .anyMatch(file -> file.startsWith("sales/raw/invoice_lines_files/"));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void countsTheRowsThatTheMergeWouldHaveWrittenExactly() {
        assertThat(verdict(FEW).getString(1)).isEqualTo(FEW + ": was " + merged);
        assertThat(verdict(FEW).getList(2)).isEmpty();
        double share = (merged - 2) / (double) merged;
        assertThat(verdict(NUMBERS).getString(1))
                .isEqualTo(NUMBERS + ": the share of rows that comply was %.5f".formatted(share));
    }

    @Test
    void showsTheOffendingRows() {
        assertThat(verdict(NUMBERS).<String>getList(2))
                .hasSize(2)
                .anyMatch(row -> row.contains("\"customer_id\":\"GUEST1\",\"country\":\"France\""))
                .anyMatch(row -> row.contains("\"customer_id\":\"GUEST2\",\"country\":\"Peru\""));
    }

    @Test
    void takesTheSameBatchInOnceTheRuleIsMended() {
        Commands lenient = new Commands(copyOfTheWarehouse(), days.landing())
                .under(ChangedConfiguration.at(folder.resolve("lenient"))
                        .replace(NUMBERS, GUESTS_TOO)
                        .folder());
        Result mended = run(lenient, CUSTOMER);
        assertThat(mended.exitCode()).as(mended.out() + mended.err()).isZero();
        assertThat(mended.job(CUSTOMER).get("quarantined").asLong()).isEqualTo(1);
        assertThat(mended.job(CUSTOMER).get("read").asLong())
                .isEqualTo(refused.job(CUSTOMER).get("read").asLong())
                .isEqualTo(Ledgers.accounted(mended.job(CUSTOMER)));

        Commands atOnce = new Commands(folder.resolve("at-once"), days.landing()).under(folder.resolve("lenient"));
        assertThat(run(atOnce, "+" + CUSTOMER).exitCode()).isZero();
        assertThat(new SalesTables(lenient.warehouse()).content("entities/customer"))
                .isEqualTo(new SalesTables(atOnce.warehouse()).content("entities/customer"))
                .anyMatch(row -> row.contains("GUEST2"));
    }

    private static Result run(Commands commands, String job) {
        return commands.run("run", "--format", "json", job);
    }

    private static Row verdict(String rule) {
        return new SalesTables(commands.warehouse())
                .readPlatform("quality_results")
                .filter(col("run_id")
                        .equalTo(refused.json().get("runId").asText())
                        .and(col("rule").equalTo(rule)))
                .select("outcome", "reason", "sample")
                .first();
    }

    private static Set<String> customers(String day) {
        return InvoiceDays.text(day)
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .map(values -> values.get(values.size() - 2))
                .filter(customer -> !customer.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> content() {
        return FolderContent.of(commands.warehouse(), List.of("platform"));
    }

    private static Path copyOfTheWarehouse() {
        Path copy = folder.resolve("copy");
        new WarehouseFiles(commands.warehouse()).copyTo(copy);
        return copy;
    }
}
