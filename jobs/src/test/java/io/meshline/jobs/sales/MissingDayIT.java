package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The days around New Year, when the shop is closed, and one that comes late. */
@Tag("slow")
class MissingDayIT {
    private static final String SOLD = "sales.events.item_sold";
    private static final String RULE = "every day of sold_at has rows";

    @TempDir
    private Path folder;

    private YearOfInvoices year;

    @Test
    void tellsOfADayThatDidNotComeUntilItComes() {
        year = new YearOfInvoices(folder.resolve("landing"));
        Commands commands = new Commands(folder.resolve("warehouse"), year.landing());
        deliver("2010-12-22", "2010-12-23", "2011-01-04", "2011-01-06");
        assertThat(run(commands).out()).contains("  warn: " + RULE + ": 1 is missing: 2011-01-05\n");
        assertThat(commands.run("plan", SOLD).out()).contains("  lacks 1 expected period: 2011-01-05\n");

        deliver("2011-01-07", "2011-01-10");
        assertThat(run(commands).out()).contains(": 2 are missing: 2011-01-05, 2011-01-09\n");
        JsonNode missing =
                commands.run("plan", SOLD, "--format", "json").job(SOLD).get("missing");
        assertThat(missing.findValuesAsText("from")).containsExactly("2011-01-05", "2011-01-09");

        deliver("2011-01-05", "2011-01-09");
        assertThat(run(commands).out()).doesNotContain(RULE);
        assertThat(commands.run("plan", SOLD).out()).doesNotContain("lacks");
        assertThat(outcomes(commands)).containsExactly("failed", "failed", "passed");
    }

    private static Result run(Commands commands) {
        Result run = commands.run("run", "+" + SOLD);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run;
    }

    private static List<String> outcomes(Commands commands) {
        return new SalesTables(commands.warehouse())
                        .readPlatform("quality_results")
                        .filter("rule = '" + RULE + "'")
                        .orderBy("measured_at")
                        .select("outcome")
                        .collectAsList()
                        .stream()
                        .map((Row row) -> row.getString(0))
                        .toList();
    }

    private void deliver(String... days) {
        Set<String> files = Arrays.stream(days).map(day -> day + ".csv.gz").collect(Collectors.toSet());
        year.deliver(YearOfInvoices.days().stream()
                .filter(day -> files.contains(day.getFileName().toString()))
                .toList());
    }
}
