package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.ChangedConfiguration;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that fail for a reason outside of Meshline: one clear sentence each, and the others go on. */
class FailingJobsIT {
    private static final String MATCH = "sales.aggregates.return_match";

    @TempDir
    private static Path folder;

    private static Commands commands;

    @BeforeAll
    static void runADay() {
        InvoiceDays days = new InvoiceDays(folder.resolve("landing")).deliver("2010-12-01");
        commands = new Commands(folder.resolve("warehouse"), days.landing());
        Result good = commands.run("run", "--domain", "sales", "--format", "json");
        assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
    }

    @Test
    void aMissingLandingFolderStopsOnlyWhatNeedsIt() throws IOException {
        Path domain = Commands.configuration().resolve("domains/sales/domain.conf");
        Path nowhere = folder.resolve("nowhere");
        Result run = new Commands(folder.resolve("empty"), nowhere).run("run", "--format", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(error(run, "sales.raw.invoice_lines"))
                .isEqualTo("UNREADABLE_SOURCE Cannot read source '" + nowhere
                        + "/sales/invoice_lines': the folder does not exist ("
                        + domain
                        + ":" + line(domain, "source {") + "). Create it, or correct the path.");
        assertThat(run.job("sales.events.item_sold").get("status").asText()).isEqualTo("skipped");
        assertThat(run.job("management.manual.sales_region").get("status").asText())
                .isEqualTo("succeeded");
    }

    @Test
    void aTableWithACorruptLogFailsItsOwnJobAndIsNamed() throws IOException {
        Path copy = folder.resolve("corrupt");
        copy(folder.resolve("warehouse"), copy);
        Path log = copy.resolve("sales/events/stock_adjusted/_delta_log");
        Files.writeString(log.resolve("00000000000000000000.json"), "{\"commitInfo");
        Files.deleteIfExists(log.resolve("00000000000000000000.crc"));
        Files.deleteIfExists(log.resolve(".00000000000000000000.json.crc"));
        InvoiceDays more = new InvoiceDays(folder.resolve("more")).deliver("2010-12-01", "2010-12-02");

        Result run = new Commands(copy, more.landing()).run("run", "--domain", "sales", "--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(error(run, "sales.events.stock_adjusted"))
                .isEqualTo("WRITE_FAILED Failed to read table 'sales.events.stock_adjusted' in '" + copy
                        + "/sales/events/stock_adjusted': Unexpected end-of-input in field name");
        assertThat(run.job("sales.events.item_sold").get("status").asText())
                .as(run.out())
                .isEqualTo("succeeded");
        assertThat(run.json().get("error").isNull()).isTrue();
        assertThat(copy.resolve("platform/runs/_delta_log/00000000000000000001.json"))
                .exists();
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void aPlatformTableThatCannotBeReadDoesNotHideWhatTheRunDid() throws IOException {
        Path copy = folder.resolve("platformless");
        copy(folder.resolve("warehouse"), copy);
        Path log = copy.resolve("platform/runs/_delta_log");
        Files.writeString(log.resolve("00000000000000000000.json"), "{\"commitInfo");
        Files.deleteIfExists(log.resolve("00000000000000000000.crc"));
        Files.deleteIfExists(log.resolve(".00000000000000000000.json.crc"));

        Result run = new Commands(copy, folder.resolve("landing")).run("run", "--domain", "sales", "--format", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.job("sales.raw.invoice_lines").get("status").asText()).isEqualTo("up to date");
        assertThat(run.json().get("error").get("message").asText())
                .isEqualTo(
                        "Cannot bring the platform tables up to date: Failed to read table 'platform.runs' in '" + copy
                                + "/platform/runs': Unexpected end-of-input in field name. What this run did is in the tables"
                                + " of its jobs; the next run tells it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ThrowingMatching       | IllegalStateException: no sale to match at ThrowingMatching.java:12
            ThrowingOnRowsMatching | IllegalArgumentException: no sale for return C at ThrowingOnRowsMatching.java:23
            UnselectableMatching   | [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name `reason` cannot be resolved. Did you mean one of the following? [`amount`, `country`, `quantity`, `description`, `invoice_no`].; line 1 pos 0 at UnselectableMatching.java:12
            """)
    void aTransformationThatThrowsIsToBlameItself(String transformation, String reason) {
        ChangedConfiguration configuration = ChangedConfiguration.at(folder.resolve(transformation))
                .replace("sales.ReturnMatching", "sales." + transformation);

        Result run = commands.under(configuration.folder()).run("run", "--format", "json", MATCH);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(error(run, MATCH))
                .matches(Pattern.quote("INVALID_TRANSFORMATION Failed to run transformation 'io.meshline.jobs.sales."
                                + transformation + "': " + reason + " (" + configuration.domain() + ":")
                        + "[0-9]+\\)");
    }

    private static String error(Result run, String job) {
        JsonNode error = run.job(job).get("error");
        return error.get("code").asText() + " " + error.get("message").asText();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    /** The line of a file that is the first to have a text, counted from 1. */
    private static int line(Path file, String text) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int index = 0;
        while (!lines.get(index).contains(text)) {
            index++;
        }
        return index + 1;
    }
}
