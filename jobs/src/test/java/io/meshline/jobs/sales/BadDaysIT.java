package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.WarehouseFiles;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good days of December with one bad day of each kind among them. */
class BadDaysIT {
    private static final String RAW = "sales.raw.invoice_lines";
    private static final String RENAMED = "2010-12-03";
    private static final String REORDERED = "2010-12-05";
    private static final String JUNK = "2010-12-06";
    private static final String TRUNCATED = "2010-12-07";
    private static final String EMPTY = "2010-12-08";
    private static final String HALF = "2010-12-22";
    private static final String HALF_LINE = "540001,21745,GARDENERS KNEELING PAD";

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static InvoiceDays days;
    private static InvoiceOracle oracle;
    private static Result first;
    private static SalesTables tables;

    @BeforeAll
    static void deliverAndRun() {
        days = new InvoiceDays(folder.resolve("landing"))
                .deliver("2010-12-01", "2010-12-02")
                .file(RENAMED + ".csv", InvoiceDays.text(RENAMED).replaceFirst("Quantity", "Quantty"))
                .file(REORDERED + ".csv", reordered(InvoiceDays.text(REORDERED)))
                .file(JUNK + ".csv", junk())
                .file(TRUNCATED + ".csv.gz", firstHalf(InvoiceDays.shipped(TRUNCATED)))
                .file(EMPTY + ".csv", "")
                .file(HALF + ".csv", InvoiceDays.text(HALF) + HALF_LINE);
        // What an independent program may count: the good days as they were shipped.
        InvoiceDays good = new InvoiceDays(folder.resolve("good")).deliver("2010-12-01", "2010-12-02", REORDERED, HALF);
        oracle = InvoiceOracle.of(good.folder());
        commands = new Commands(folder.resolve("warehouse"), days.landing());
        tables = new SalesTables(commands.warehouse());
        first = commands.run("run", "--domain", "sales", "--format", "json");
    }

    @Test
    void endsWellSinceNothingIsLostAndARetryWouldNotHelp() {
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        assertThat(first.json().get("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void saysWhichFilesAndRecordsWereNotTakenInAndWhy() {
        assertThat(warnings(first.job(RAW)))
                .containsExactly(
                        notRead(
                                RENAMED + ".csv",
                                "its header lacks column 'Quantity'; has unknown column 'Quantty'."
                                        + " Did upstream rename it?"),
                        notRead(JUNK + ".csv", "it is not text: its header line holds U+001A"),
                        notRead(
                                TRUNCATED + ".csv.gz",
                                "its gzip is truncated or corrupt: Unexpected end of input stream"),
                        notRead(EMPTY + ".csv", "it is empty, without even a header line"),
                        "Cannot read 1 record of file '" + days.folder().resolve(HALF + ".csv")
                                + "': it does not have the 8 values of its header. The quarantine has it.");
    }

    @Test
    void takesInTheGoodDaysAndTheGoodLinesOfABadOne() {
        JsonNode raw = first.job(RAW);
        assertThat(raw.get("written").asLong()).isEqualTo(oracle.read());
        assertThat(raw.get("quarantined").asLong()).isEqualTo(1);
        assertThat(raw.get("read").asLong()).isEqualTo(oracle.read() + 1);
    }

    @Test
    void computesTheSalesOfTheGoodDaysWhateverTheOrderOfTheirColumns() {
        assertThat(first.job("sales.events.item_sold").get("written").asLong()).isEqualTo(oracle.sold());
        assertThat(first.job("sales.events.item_returned").get("written").asLong())
                .isEqualTo(oracle.returned());
        assertThat(tables.revenue()).isEqualTo(oracle.revenue());
    }

    @Test
    void keepsTheHalfLineWithItsTextAndItsReason() {
        List<Row> kept = tables.read("raw/invoice_lines_quarantine")
                .select("source_file", "record", "reasons.kind", "reasons.message")
                .collectAsList();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).getString(0)).endsWith("/" + HALF + ".csv");
        assertThat(kept.get(0).getString(1)).isEqualTo(HALF_LINE);
        assertThat(kept.get(0).getList(2)).hasToString("[unreadable]");
        assertThat(kept.get(0).getList(3)).hasToString("[does not have the 8 values of its header]");
    }

    @Test
    void entersEachFileInTheFileLog() {
        assertThat(fileLog(1))
                .containsExactly(
                        "2010-12-01.csv.gz loaded null",
                        "2010-12-02.csv.gz loaded null",
                        RENAMED + ".csv rejected its header lacks column 'Quantity'; has unknown column 'Quantty'."
                                + " Did upstream rename it?",
                        REORDERED + ".csv loaded null",
                        JUNK + ".csv rejected it is not text: its header line holds U+001A",
                        TRUNCATED + ".csv.gz rejected its gzip is truncated or corrupt: Unexpected end of input stream",
                        EMPTY + ".csv rejected it is empty, without even a header line",
                        HALF + ".csv loaded null");
    }

    @Test
    void leavesNoStagedFileOfTheAttemptThatMetTheTruncatedFile() {
        assertThat(new WarehouseFiles(commands.warehouse()).orphans()).isEmpty();
    }

    @Test
    void recordsTheWarningsInThePlatformTable() {
        List<String> recorded = tables.readPlatform("runs")
                .filter(col("run_id")
                        .equalTo(first.json().get("runId").asText())
                        .and(col("job").equalTo(RAW)))
                .select("warnings")
                .first()
                .getList(0);
        assertThat(recorded).isEqualTo(warnings(first.job(RAW)));
    }

    @Test
    void hasNothingToDoTwiceAndTakesInJustTheRepairedFile() {
        Result second = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(second.exitCode()).isZero();
        assertThat(second.json().get("jobs")).allSatisfy(job -> {
            assertThat(job.get("action").asText()).isEqualTo("up to date");
            assertThat(job.get("sparkJobs").asLong()).isZero();
        });

        days.deliver(TRUNCATED);
        Result repaired = commands.run("run", "--format", "json", RAW);
        assertThat(repaired.exitCode()).as(repaired.out() + repaired.err()).isZero();
        long lines = InvoiceDays.text(TRUNCATED).lines().count() - 1;
        assertThat(repaired.job(RAW).get("read").asLong()).isEqualTo(lines);
        assertThat(repaired.job(RAW).get("written").asLong()).isEqualTo(lines);
        assertThat(warnings(repaired.job(RAW))).isEmpty();
        assertThat(fileLog(2)).containsExactly(TRUNCATED + ".csv.gz loaded null");
    }

    private static List<String> fileLog(long batch) {
        return tables
                .read("raw/invoice_lines_files")
                .filter(col("batch").equalTo(batch))
                .orderBy("path")
                .select("path", "state", "reason")
                .collectAsList()
                .stream()
                .map(row -> Path.of(row.getString(0)).getFileName() + " " + row.getString(1) + " " + row.getString(2))
                .toList();
    }

    private static String notRead(String file, String reason) {
        return "Cannot read file '" + days.folder().resolve(file) + "': " + reason;
    }

    private static List<String> warnings(JsonNode job) {
        return StreamSupport.stream(job.get("warnings").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The same lines with the last column first. */
    private static String reordered(String text) {
        StringWriter lines = new StringWriter();
        CsvWriter writer = new CsvWriter(lines, new CsvWriterSettings());
        for (String[] line : new CsvParser(new CsvParserSettings()).parseAll(new StringReader(text))) {
            Collections.reverse(Arrays.asList(line));
            writer.writeRow((Object[]) line);
        }
        writer.close();
        return lines.toString();
    }

    private static byte[] junk() {
        byte[] junk = new byte[10_000];
        new Random(1).nextBytes(junk);
        return junk;
    }

    private static byte[] firstHalf(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
