package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.OrderLines.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same rows written without a gate, with one of 25 rules that need no grouping, and with five grouping rules more: in
 * one process and in turns, so that a busy machine slows all three. A first round, which loads classes, is not counted.
 * {@code -Dgate.cost.rows=3000000 -Dgate.cost.rounds=5} are the numbers; the medians stand in
 * {@code target/gate-cost.csv}. Only jobs and rows read are asserted: a test must not depend on the time.
 */
@Tag("slow")
class GateCostIT {
    private static final long ROWS = Long.getLong("gate.cost.rows", 3_000_000);
    private static final int ROUNDS = Integer.getInteger("gate.cost.rounds", 5);

    @TempDir
    private Path folder;

    private final Map<Gate, List<Cost>> costs = new EnumMap<>(Gate.class);
    private OrderLines lines;
    private Commands commands;

    /** What a run took. */
    private record Cost(double seconds, long sparkJobs, long rowsRead) {}

    @Test
    void aGateWithoutGroupingReadsTheStagedRowsOnce() throws IOException {
        lines = new OrderLines(folder, ROWS);
        commands = new Commands(new Folders(
                lines.configuration(),
                folder.resolve("warehouse"),
                folder.resolve("landing"),
                folder.resolve("manual")));
        // A plan starts the session in which the rows are generated.
        commands.run("plan");
        lines.generate(SparkSession.active());
        run("cost.external.order_line");
        for (int round = 0; round <= ROUNDS; round++) {
            List<Gate> turns = new ArrayList<>(List.of(Gate.values()));
            Collections.rotate(turns, round);
            turns.forEach(this::write);
            if (round == 0) {
                costs.clear();
            }
            report();
        }
        Cost open = costs.get(Gate.NONE).get(0);
        assertThat(open.rowsRead()).isZero();
        assertThat(costs.get(Gate.SINGLE_ROWS)).allSatisfy(cost -> {
            assertThat(cost.rowsRead()).isEqualTo(ROWS);
            assertThat(cost.sparkJobs() - open.sparkJobs()).isLessThanOrEqualTo(2);
        });
    }

    private void write(Gate gate) {
        String job = "cost.events." + gate.table();
        Path table = commands.warehouse().resolve("cost/events/" + gate.table());
        JsonNode[] run = new JsonNode[1];
        RowsScanned scanned = RowsScanned.during(SparkSession.active(), () -> run[0] = run(job, "--full-refresh"));
        assertThat(run[0].get("written").asLong()).isEqualTo(ROWS);
        costs.computeIfAbsent(gate, any -> new ArrayList<>())
                .add(new Cost(
                        run[0].get("seconds").asDouble(),
                        run[0].get("sparkJobs").asLong(),
                        scanned.from(table)));
        OrderLines.deleteRemoved(commands.warehouse(), "cost/events/" + gate.table());
    }

    private JsonNode run(String job, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", job, "--format", "json"));
        arguments.addAll(List.of(options));
        Result run = commands.run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.job(job);
    }

    private void report() throws IOException {
        List<String> csv =
                new ArrayList<>(List.of("gate,seconds,times without,spark jobs,rows read by the gate,rounds"));
        costs.forEach((gate, runs) -> csv.add("%s,%.2f,%.3f,%d,%d,%s"
                .formatted(
                        gate.table(),
                        seconds(gate),
                        seconds(gate) / seconds(Gate.NONE),
                        runs.get(0).sparkJobs(),
                        runs.get(0).rowsRead(),
                        runs.stream().map(Cost::seconds).toList().toString().replace(",", ""))));
        Files.write(Path.of("target/gate-cost.csv"), csv);
    }

    private double seconds(Gate gate) {
        List<Double> sorted =
                costs.get(gate).stream().map(Cost::seconds).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
