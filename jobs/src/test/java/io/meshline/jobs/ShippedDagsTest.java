package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.cli.Meshline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifest that {@code airflow-dags} ships. */
class ShippedDagsTest {
    private static final Path SHIPPED = Commands.configuration().resolveSibling("airflow-dags/manifest.json");

    @Test
    void isWhatTheShippedConfigurationGives() {
        if (Boolean.getBoolean("golden.update")) {
            dags("local", "--output", SHIPPED.toString());
        }
        assertThat(dags("local", "--check", SHIPPED.toString()))
                .isEqualToNormalizingNewlines("The manifest " + SHIPPED + " is what the configuration gives.\n");
    }

    @Test
    void needsNoSecretOfTheEnvironmentThatItIsWrittenFor() {
        assertThat(dags("prod"))
                .contains("\"options\" : [ \"--env\", \"prod\" ]")
                .contains("\"pool\" : \"spark\"");
    }

    private static String dags(String environment, String... options) {
        String[] all = Stream.concat(
                        Stream.of("dags", "--conf-dir", Commands.configuration().toString(), "--env", environment),
                        Stream.of(options))
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Meshline.execute(new PrintWriter(out), new PrintWriter(err), all);
        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString();
    }
}
