package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Mesh;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedConfTest {
    private static final Path CONF = Path.of("../conf");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void readsTheLocalEnvironmentWithoutProblems() {
        Problems problems = new Problems();
        Mesh mesh = load("local", Map.of(), problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(mesh.settings().warehouse()).isEqualTo(".meshline/warehouse");
        assertThat(mesh.settings().logs()).isEqualTo(".meshline/logs");
        assertThat(mesh.domain("sales")).isPresent();
    }

    @Test
    void readsTheDevelopmentEnvironmentWithoutProblems() {
        Problems problems = new Problems();
        load("dev", Map.of("MESHLINE_PII_CRM", KEY), problems);

        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void needsTheSecretsOfProductionAndNothingElse() {
        Problems problems = new Problems();
        load("prod", Map.of(), problems);

        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly(
                        "Cannot read environment 'prod': 'spark.\"spark.hadoop.fs.s3a.access.key\"' refers to the "
                                + "environment variable 'MESHLINE_S3_ACCESS_KEY', which is not set",
                        "Cannot read environment 'prod': 'spark.\"spark.hadoop.fs.s3a.secret.key\"' refers to the "
                                + "environment variable 'MESHLINE_S3_SECRET_KEY', which is not set",
                        "Cannot read environment 'prod': 'pii.keys.crm' refers to the environment variable"
                                + " 'MESHLINE_PII_CRM', which is not set",
                        "Cannot read environment 'prod': 'alerts.destinations.on_call.url' refers to the environment"
                                + " variable 'MESHLINE_ALERTS_URL', which is not set",
                        "Cannot read environment 'prod': 'lineage.transport.auth.apiKey' refers to the environment"
                                + " variable 'MESHLINE_LINEAGE_KEY', which is not set");

        Problems withSecrets = new Problems();
        Map<String, String> variables = Map.of(
                "MESHLINE_S3_ACCESS_KEY", "a",
                "MESHLINE_S3_SECRET_KEY", "b",
                "MESHLINE_PII_CRM", KEY,
                "MESHLINE_LINEAGE_KEY", "c",
                "MESHLINE_ALERTS_URL", "https://hooks.example.com/T0k3n");
        load("prod", variables, withSecrets);
        assertThat(withSecrets.sorted()).isEmpty();
    }

    private static Mesh load(String environment, Map<String, String> variables, Problems problems) {
        return ConfigLoader.load(new ConfigSource(CONF, environment, List.of(), variables), problems);
    }
}
