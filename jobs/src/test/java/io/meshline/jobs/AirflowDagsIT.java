package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.cluster.SparkDistribution;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of {@code airflow-dags}, with an Airflow of their own. */
class AirflowDagsIT {
    private static final Path FOLDER = Commands.configuration().resolveSibling("airflow-dags");

    @Test
    void makesDagsThatAirflowReads() {
        assertThat(pytest("not slow", Map.of())).contains(" passed").doesNotContain("skipped");
    }

    @Test
    @Tag("packed")
    @Tag("slow")
    void makesDagsThatASchedulerRuns(@TempDir Path folder) {
        Path manifest = folder.resolve("manifest.json");
        Path warehouse = folder.resolve("warehouse");
        Commands commands = new Commands(warehouse, Commands.sampleData());
        Path lineage = folder.resolve("lineage.jsonl");
        Stream<String> settings = Stream.of(
                "airflow.granularity=zone",
                "airflow.results=\"" + folder.resolve("results") + "\"",
                "lineage.enabled=true",
                "lineage.transport={type=file,location=\"" + lineage + "\"}");
        String[] dags = Stream.concat(
                        Stream.of("dags", "--output", manifest.toString()),
                        settings.flatMap(setting -> Stream.of("--set", setting)))
                .toArray(String[]::new);
        assertThat(commands.run(dags).err()).isEmpty();
        assertThat(SparkDistribution.packedJar()).exists();

        Map<String, String> real = Map.of(
                "MESHLINE_TEST_MANIFEST", manifest.toString(),
                "MESHLINE_TEST_WAREHOUSE", warehouse.toString(),
                "MESHLINE_TEST_LINEAGE", lineage.toString(),
                "MESHLINE_TEST_SPARK", SparkDistribution.home().toString());
        assertThat(pytest("slow", real)).contains(" passed").doesNotContain("skipped");
    }

    private static String pytest(String marks, Map<String, String> more) {
        String python = PythonEnvironment.interpreter("airflow").toString();
        // Those of whoever runs the tests are none of their business.
        Map<String, String> variables = new HashMap<>(Map.of("MESHLINE_HOME", "", "MESHLINE_MANIFEST", ""));
        variables.putAll(more);
        return Ended.run(FOLDER, variables, List.of(python, "-m", "pytest", "-rs", "-m", marks))
                .well()
                .printed();
    }
}
