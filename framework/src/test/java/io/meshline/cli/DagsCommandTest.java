package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshline dags}. */
class DagsCommandTest {
    private static final String ORDERS = "src/test/resources/io/meshline/cli/orders";

    @TempDir
    private Path folder;

    @Test
    void handsItsOverridesOnToTasks() {
        Invocation dags = orders("--set", "parallelism=3", "--set", "airflow.retries=5");

        assertThat(dags.out())
                .contains("\"options\" : [ \"--env\", \"local\", \"--set\", \"parallelism=3\", \"--set\","
                        + " \"airflow.retries=5\" ]")
                .contains("\"retries\" : 5");
    }

    @Test
    void writesAFileAndSaysSo() throws IOException {
        Path file = folder.resolve("manifest.json");

        assertThat(orders("--output", file.toString()).out())
                .isEqualToNormalizingNewlines("Wrote the manifest to " + file + ".\n");
        assertThat(Files.readString(file)).isEqualTo(orders().out());
        assertThat(orders("--check", file.toString()).exitCode()).isZero();
    }

    @Test
    void saysWhatIsStaleAndChangesNothing() throws IOException {
        Path file = folder.resolve("manifest.json");
        orders("--output", file.toString(), "--set", "airflow.retries=5");
        String before = Files.readString(file);
        Invocation check = orders("--check", file.toString());

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err())
                .isEqualToNormalizingNewlines("The manifest '" + file + "' is not what the configuration gives: it says"
                        + " otherwise of domain 'orders'. Write it anew by 'meshline dags --output " + file + "'.\n");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void saysThatThereIsNothingToCheck() {
        Invocation check = orders("--check", "nowhere.json");

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err())
                .isEqualToNormalizingNewlines(
                        "Cannot compare the manifest 'nowhere.json' with the configuration: it is not"
                                + " there. Write it anew by 'meshline dags --output nowhere.json'.\n");
    }

    @Test
    void writesNothingOfAWrongConfiguration() {
        Invocation dags = orders("--set", "airflow.retries=often");

        assertThat(dags.exitCode()).isEqualTo(2);
        assertThat(dags.out()).isEmpty();
        assertThat(dags.err())
                .isEqualToNormalizingNewlines(
                        "Cannot read option '--set airflow.retries': must be a whole number of at least 0, was \"often\"\n");
    }

    private static Invocation orders(String... options) {
        String[] all = new String[options.length + 5];
        System.arraycopy(new String[] {"dags", "--conf-dir", ORDERS, "--env", "local"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        return Invocation.of(all);
    }
}
