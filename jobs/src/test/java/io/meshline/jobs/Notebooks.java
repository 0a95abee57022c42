package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notebooks with the tests of their Python module, on a warehouse. */
public final class Notebooks {
    private static final Path FOLDER = Commands.configuration().resolveSibling("notebooks");

    private Notebooks() {}

    /** Runs all tests of the notebooks; each notebook from its first cell to its last. */
    public static void verify(Path warehouse) {
        Map<String, String> variables = new HashMap<>(Map.of("MESHLINE_WAREHOUSE", warehouse.toString()));
        String scratch = Path.of("target/jupyter").toAbsolutePath().toString();
        List.of("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
                .forEach(variable -> variables.put(variable, scratch));
        String python = PythonEnvironment.interpreter("notebooks").toString();
        Ended tests = Ended.run(FOLDER, variables, List.of(python, "-m", "pytest", "-rs"))
                .well();
        assertThat(tests.printed()).contains(" passed").doesNotContain("skipped");
    }
}
