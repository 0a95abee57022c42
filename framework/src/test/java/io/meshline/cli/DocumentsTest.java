package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there: commands, options, paths. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./meshline ([^#\n]*)");
    private static final Pattern PATH =
            Pattern.compile("`((?:conf|jobs|framework|docs|airflow-dags|notebooks)/[A-Za-z0-9_./-]*)`");
    /** Those that a domain brings are not seen from here. */
    private static final Pattern CLASS =
            Pattern.compile("\\b((?:io\\.meshline(?!\\.jobs)|com\\.amazon)(?:\\.[a-z]+)+\\.[A-Z][A-Za-z]*)");
    /** Commands that the shell script carries out itself. */
    private static final List<String> OF_THE_SCRIPT = List.of("verify", "verify --all", "notebooks", "airflow");

    @Test
    void everyCommandInADocumentCanBeGiven() throws IOException {
        List<String> commands = found(COMMAND);
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            if (!OF_THE_SCRIPT.contains(command.strip())) {
                assertThatCode(() -> Meshline.commandLine().parseArgs(words(command)))
                        .as(command)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyPathInADocumentIsThere() throws IOException {
        List<String> paths = found(PATH);
        assertThat(paths).hasSizeGreaterThan(5);
        assertThat(paths.stream().filter(path -> !path.contains("target/")))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void everyClassInADocumentIsThere() throws IOException {
        List<String> classes = found(CLASS);
        assertThat(classes).hasSizeGreaterThan(5);
        assertThat(classes)
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    private static String[] words(String command) {
        return Arrays.stream(command.replace("'", "").strip().split("\\s+")).toArray(String[]::new);
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path document : documents()) {
            pattern.matcher(Files.readString(document))
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("notebooks/README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }
}
