package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The full year by Meshline and by hand, in one process and in turns, so that a busy machine slows both. A first round,
 * which loads classes, is not counted. The medians of the others ({@code -Dside.by.side.rounds=5}) are written to
 * {@code target/side-by-side.txt}. Only the tables are compared: a test must not depend on the time.
 */
@Tag("slow")
class SideBySideIT {
    private static final int ROUNDS = Integer.getInteger("side.by.side.rounds", 3);

    @TempDir
    private Path folder;

    private final Map<String, List<Double>> figures = new TreeMap<>();
    private YearOfInvoices year;

    @Test
    void comesToTheSameRevenueAsTheTablesWrittenByHand() throws IOException {
        year = new YearOfInvoices(folder.resolve("landing"));
        year.deliver(YearOfInvoices.days());
        for (int round = 0; round <= ROUNDS; round++) {
            Path meshline = meshline(round, "one job at a time", "--set", "parallelism=1");
            byHand(round);
            meshline(round, "two jobs at a time");
            if (round == 0) {
                figures.clear();
                SalesTables byHand = new SalesTables(folder.resolve("by-hand-0"));
                assertThat(byHand.revenue().equals(new SalesTables(meshline).revenue()))
                        .isTrue();
            }
            write();
        }
    }

    private void byHand(int round) {
        Path warehouse = folder.resolve("by-hand-" + round);
        ByHand hand = new ByHand(SparkSession.active(), year.landing(), warehouse);
        long start = System.nanoTime();
        hand.run().forEach((table, seconds) -> note("by hand: " + table, seconds));
        note("by hand: all", (System.nanoTime() - start) / 1e9);
    }

    private Path meshline(int round, String way, String... options) {
        Path warehouse = folder.resolve("meshline-" + way.substring(0, 3) + round);
        Commands commands = new Commands(warehouse, year.landing());
        List<String> arguments = new ArrayList<>(List.of("run", "--domain", "sales", "--format", "json"));
        arguments.addAll(List.of(options));
        commands.run("plan");
        Result[] run = new Result[1];
        Map<String, Double> parts =
                SqlTime.during(SparkSession.active(), () -> run[0] = commands.run(arguments.toArray(String[]::new)));
        assertThat(run[0].exitCode()).as(run[0].out() + run[0].err()).isZero();
        String label = "Meshline, " + way + ": ";
        parts.forEach((part, seconds) -> note(label + "queries of " + part, seconds));
        run[0].json()
                .get("jobs")
                .forEach(job -> note(
                        label + job.get("job").asText().replaceFirst("sales[.]", ""),
                        job.get("seconds").asDouble()));
        note(label + "all", run[0].json().get("seconds").asDouble());
        return warehouse;
    }

    private void note(String figure, double seconds) {
        figures.computeIfAbsent(figure, name -> new ArrayList<>()).add(seconds);
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        figures.forEach((figure, seconds) -> lines.add("%-75s %6.2f s".formatted(figure, median(seconds))));
        Files.write(Path.of("target/side-by-side.txt"), lines);
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
