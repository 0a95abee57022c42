package io.meshline.jobs.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.jobs.Commands;
import io.meshline.jobs.MeshlineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lineage costs a run of the {@code sales} domain in a process of its own, from nothing to all tables, in turns
 * without and with backends of several kinds. Every run stands in {@code target/lineage-cost.csv}.
 */
@Tag("slow")
class LineageCostIT {
    private static final int ROUNDS = Integer.getInteger("lineage.rounds", 3);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final double WAIT_AT_END = 5;
    /** What the listener and a busy machine may take besides. */
    private static final double SLACK = 15;

    @TempDir
    private Path folder;

    private record Measured(double seconds, JsonNode lineage) {}

    @Test
    void costsARunAtMostTheStatedTimeWhateverTheBackendDoes() throws IOException {
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(List.of("backend,round,seconds,sent,failed,reason"));
        try (Backend good = new Backend(Duration.ZERO);
                Backend slow = new Backend(SLOW)) {
            Map<String, String> transports = new LinkedHashMap<>();
            transports.put("none", "");
            transports.put("file", "{type=file,location=\"" + folder.resolve("lineage.jsonl") + "\"}");
            transports.put("good", http(good.url()));
            transports.put("dead", http(Backend.dead()));
            transports.put("answers after 30 s", http(slow.url()));
            for (int round = 1; round <= ROUNDS; round++) {
                for (Map.Entry<String, String> transport : transports.entrySet()) {
                    Measured run = run(transport.getKey() + round, transport.getValue());
                    measured.computeIfAbsent(transport.getKey(), name -> new ArrayList<>())
                            .add(run);
                    lines.add(line(transport.getKey(), round, run));
                    Files.write(Path.of("target/lineage-cost.csv"), lines);
                }
            }
        }
        double without = median(measured.get("none"));
        measured.forEach(
                (backend, runs) -> assertThat(median(runs)).as(backend).isLessThan(without + WAIT_AT_END + SLACK));
        assertThat(measured.get("good"))
                .allMatch(run -> run.lineage().get("failed").asInt() == 0);
        for (String backend : List.of("dead", "answers after 30 s")) {
            assertThat(measured.get(backend))
                    .allMatch(run -> run.lineage().get("sent").asInt() == 0
                            && run.lineage().get("failed").asInt() > 0);
        }
    }

    private Measured run(String name, String transport) throws IOException {
        Path warehouse = folder.resolve(name.replace(' ', '-')).resolve("warehouse");
        List<String> arguments = new ArrayList<>(List.of("run", "--domain", "sales", "--format", "json"));
        if (!transport.isEmpty()) {
            arguments.addAll(List.of("--set", "lineage.enabled=true", "--set", "lineage.transport=" + transport));
        }
        long began = System.nanoTime();
        MeshlineProcess process = MeshlineProcess.start(
                new Commands(warehouse, Commands.sampleData()),
                warehouse.resolveSibling("printed"),
                arguments.toArray(String[]::new));
        int exitCode = process.exitCode();
        double seconds = (System.nanoTime() - began) / 1e9;
        String printed = process.printed();
        assertThat(exitCode).as(printed).isZero();
        JsonNode document = new ObjectMapper().readTree(printed.substring(printed.indexOf("\n{") + 1));
        return new Measured(seconds, document.get("lineage"));
    }

    private static String line(String backend, int round, Measured run) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%.1f,%s,%s,%s",
                backend,
                round,
                run.seconds(),
                run.lineage().path("sent").asText(),
                run.lineage().path("failed").asText(),
                run.lineage().path("reason").asText());
    }

    private static double median(List<Measured> runs) {
        return runs.stream()
                .map(Measured::seconds)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String http(String url) {
        return "{type=http,url=\"" + url + "\"}";
    }
}
