package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends before its first job leaves a result as well. */
class RunResultTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsWrongWithTheConfiguration() throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf/environments")).getParent();
        Files.createDirectories(conf.resolve("domains"));
        Files.writeString(conf.resolve("environments/local.conf"), "warehouse = w\nlanding = l\nparalelism = 2\n");

        JsonNode result = resultOf(2, "run", "--conf-dir", conf.toString());

        assertThat(result.get("status").asText()).isEqualTo("failed");
        assertThat(result.get("jobs")).isEmpty();
        JsonNode problem = result.get("problems").get(0);
        assertThat(problem.get("code").asText()).isEqualTo("INVALID_CONFIG");
        assertThat(problem.get("file").asText()).isEqualTo(conf + "/environments/local.conf");
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("message").asText()).contains("paralelism");
    }

    @Test
    void tellsWhatIsWrongWithTheCommandLine() throws IOException {
        assertThat(messages(resultOf(2, "run", "--ful-refresh")))
                .containsExactly(
                        "Unknown option '--ful-refresh'. Did you mean '--full-refresh'? See 'meshline run --help'.");
        assertThat(messages(resultOf(2, "run", "--conf-dir", "nowhere"))).isNotEmpty();
    }

    @Test
    void takesAwayTheResultOfAnEarlierRun() throws IOException {
        Path file = Files.writeString(folder.resolve("result.json"), "of yesterday");

        resultOf(2, "run", "--conf-dir", "nowhere");

        assertThat(file).content().doesNotContain("of yesterday");
    }

    @Test
    void endsBeforeTheRunWhereNoResultCanBeWritten() {
        Invocation run = Invocation.of("run", "--result", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Cannot write file '" + folder
                        + "': it is a folder. Name a file in it\nwarn: Failed to write '");
    }

    private static List<String> messages(JsonNode result) {
        return StreamSupport.stream(result.get("problems").spliterator(), false)
                .map(problem -> problem.get("message").asText())
                .toList();
    }

    private JsonNode resultOf(int exitCode, String... arguments) throws IOException {
        Path file = folder.resolve("result.json");
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.add("--result=" + file);
        Invocation run = Invocation.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        JsonNode result = MAPPER.readTree(Files.readString(file));
        assertThat(result.get("exitCode").asInt()).isEqualTo(exitCode);
        return result;
    }
}
