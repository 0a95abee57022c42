package io.meshline.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Python environment of the checkout, made where it is missing. Without Python 3.11 the tests that need one are skipped, but
 * not in continuous integration, which sets {@code CI}.
 */
public final class PythonEnvironment {
    /** The exit code of {@code ./meshline environment} where there is no Python 3.11. */
    private static final int NO_PYTHON = 2;

    private PythonEnvironment() {}

    /**
     * The interpreter of an environment.
     *
     * @param name a name that {@code ./meshline environment} takes
     */
    public static Path interpreter(String name) {
        String launcher = Commands.configuration().resolveSibling("meshline").toString();
        Ended made = Ended.run(Path.of("target"), Map.of(), List.of("bash", launcher, "environment", name));
        if (made.exitCode() == NO_PYTHON && System.getenv("CI") == null) {
            String why = "Tests with Python were left out. " + made.printed();
            // Maven counts skipped tests, but does not say why they were.
            System.err.println(why);
            assumeTrue(false, why);
        }
        return Path.of(made.well().printed().lines().reduce("", (first, last) -> last));
    }
}
