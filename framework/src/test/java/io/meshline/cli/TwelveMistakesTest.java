package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration with one mistake of each of twelve kinds. */
class TwelveMistakesTest {
    private static final String CONF = "src/test/resources/io/meshline/cli/twelve";
    private static final String GOLDEN = "twelve-mistakes.txt";

    @TempDir
    private Path folder;

    @Test
    void validateTellsExactlyTwelveProblemsEachWithItsPlace() {
        Invocation validate = Invocation.of("validate", "--conf-dir", CONF);
        assertThat(validate.exitCode()).isEqualTo(2);
        assertThat(validate.err()).isEmpty();
        assertThat(validate.out().lines()).hasSize(13).endsWith("12 problems.");
        assertThat(validate.out().lines().limit(12))
                .allMatch(line -> line.matches(CONF + "/[a-z/_]+[.](conf|sql):[0-9]+: .*"));
        Golden.check(GOLDEN, validate.out());
    }

    @Test
    void validateTellsProgramsTheSame() throws IOException {
        Invocation validate = Invocation.of("validate", "--conf-dir", CONF, "--format", "json");
        assertThat(validate.exitCode()).isEqualTo(2);
        JsonNode document = new ObjectMapper().readTree(validate.out());
        assertThat(document.get("valid").asBoolean()).isFalse();
        List<String> lines = new ArrayList<>();
        document.get("problems")
                .forEach(problem -> lines.add(
                        problem.get("file").asText() + ":" + problem.get("line").asInt() + ": "
                                + problem.get("message").asText()));
        lines.add("12 problems.");
        Golden.check(GOLDEN, String.join("\n", lines) + "\n");
    }

    @Test
    void runRefusesWithTheSameListBeforeSparkStarts() throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        Path err = folder.resolve("err.txt");
        Process run = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Meshline.class.getName(),
                        "run",
                        "--conf-dir",
                        CONF)
                .redirectError(err.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(run.waitFor()).isEqualTo(2);
        Golden.check(GOLDEN, Files.readString(err));
        assertThat(folder.resolve("out.txt")).isEmptyFile();
        // No Spark runs without its environment; the analyzer, whose classes are loaded, does.
        assertThat(loaded(classes, "io.meshline.engine.Project")).isTrue();
        assertThat(loaded(classes, "org.apache.spark.SparkEnv")).isFalse();
    }

    private static boolean loaded(Path classes, String name) throws IOException {
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.anyMatch(line -> line.contains("] " + name + " "));
        }
    }
}
