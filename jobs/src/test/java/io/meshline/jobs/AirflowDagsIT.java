package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of {@code airflow-dags}, with an Airflow of their own. */
class AirflowDagsIT {
    private static final Path FOLDER = Commands.configuration().resolveSibling("airflow-dags");

    @Test
    void makesDagsThatAirflowReads() {
        assertThat(pytest("not slow")).contains(" passed").doesNotContain("skipped");
    }

    @Test
    @Tag("slow")
    void makesDagsThatASchedulerRuns() {
        assertThat(pytest("slow")).contains(" passed").doesNotContain("skipped");
    }

    private static String pytest(String marks) {
        String python = PythonEnvironment.interpreter("airflow").toString();
        // Those of whoever runs the tests are none of their business.
        Map<String, String> variables = Map.of("MESHLINE_HOME", "", "MESHLINE_MANIFEST", "");
        return Ended.run(FOLDER, variables, List.of(python, "-m", "pytest", "-rs", "-m", marks))
                .well()
                .printed();
    }
}
