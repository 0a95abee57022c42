package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The notebooks with the tests of their Python module, on a warehouse. Their environment is made where it is missing.
 * Without Python 3.11 they are skipped, but not in continuous integration, which sets {@code CI}.
 */
public final class Notebooks {
    /** The exit code of {@code ./meshline environment} where there is no Python 3.11. */
    private static final int NO_PYTHON = 2;

    private static final Path FOLDER = Commands.configuration().resolveSibling("notebooks");
    private static final int PATIENCE_MINUTES = 15;

    private Notebooks() {}

    /** Runs all tests of the notebooks; each notebook from its first cell to its last. */
    public static void verify(Path warehouse) {
        Ended environment = run(
                Path.of("target"), "bash", FOLDER.resolveSibling("meshline").toString(), "environment", "notebooks");
        if (environment.exitCode() == NO_PYTHON && System.getenv("CI") == null) {
            String why = "The notebooks were not run. " + environment.printed();
            // Maven counts skipped tests, but does not say why they were.
            System.err.println(why);
            assumeTrue(false, why);
        }
        assertThat(environment.exitCode()).as(environment.printed()).isZero();
        String python = environment.printed().lines().reduce("", (first, last) -> last);
        Ended tests = run(warehouse, python, "-m", "pytest", "-rs");
        assertThat(tests.exitCode()).as(tests.printed()).isZero();
        assertThat(tests.printed()).contains(" passed").doesNotContain("skipped");
    }

    private record Ended(int exitCode, String printed) {}

    private static Ended run(Path warehouse, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().put("MESHLINE_WAREHOUSE", warehouse.toString());
        String scratch = Path.of("target/jupyter").toAbsolutePath().toString();
        List.of("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
                .forEach(variable -> builder.environment().put(variable, scratch));
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), printed.strip());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot run " + String.join(" ", command), e);
        }
    }
}
