package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Ended;
import io.meshline.jobs.cluster.Archive;
import io.meshline.jobs.cluster.StandaloneCluster;
import io.meshline.jobs.cluster.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar under spark-submit, on a cluster whose processes share nothing but a folder. */
@Tag("packed")
class SalesOnClusterIT {
    @TempDir
    private static Path folder;

    private static StandaloneCluster cluster;

    @BeforeAll
    static void startTheCluster() {
        cluster = StandaloneCluster.start(folder.resolve("cluster"));
    }

    @AfterAll
    static void stopTheCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void runsInClientMode() {
        Submission submission = Submission.client(folder.resolve("client"), cluster.url());

        Ended run = submission.submit(SalesSubmission.command(submission));

        run.well();
        InvoiceOracle oracle = InvoiceOracle.of(Commands.sampleData().resolve("sales/invoice_lines"));
        JsonNode result = submission.left();
        assertThat(result.get("status").asText()).isEqualTo("succeeded");
        assertThat(result.get("jobs")).hasSize(9);
        assertThat(result.get("jobs").get(0).get("written").asLong()).isEqualTo(oracle.read());
        assertThat(cluster.state().get("completedapps")).hasSize(1);
    }

    @Test
    @Tag("slow")
    void givesTheSameTablesInEveryMode() throws IOException {
        Submission local = Submission.client(folder.resolve("embedded"), "local[2]");
        local.submit(SalesSubmission.command(local)).well();
        Map<String, List<String>> expected = tables(local);
        assertThat(expected).containsKeys(SalesTables.STABLE.toArray(String[]::new));

        Submission client = Submission.client(folder.resolve("same-in-client"), cluster.url());
        client.submit(SalesSubmission.command(client)).well();
        assertThat(tables(client)).isEqualTo(expected);

        Path sent = Archive.zip(Commands.configuration(), folder.resolve("settings.zip"));
        Submission inside = Submission.cluster(folder.resolve("same-in-cluster"), cluster.url())
                .with("--files", sent.toString());
        inside.submit(SalesSubmission.command(inside, Path.of("settings.zip"))).well();
        assertThat(inside.left().get("exitCode").asInt()).isZero();
        assertThat(tables(inside)).isEqualTo(expected);
    }

    /** Spark-submit says 0 whatever became of a driver in the cluster. */
    @Test
    @Tag("slow")
    void tellsByItsResultWhyADriverInTheClusterFailed() {
        Submission submission = Submission.cluster(folder.resolve("misspelt"), cluster.url());
        List<String> command = SalesSubmission.command(submission);
        command.addAll(List.of("--env", "prodd"));

        Ended run = submission.submit(command);

        assertThat(run.exitCode()).isZero();
        assertThat(submission.left().get("exitCode").asInt()).isEqualTo(2);
        assertThat(submission.left().get("problems").get(0).get("message").asText())
                .isEqualTo("Unsupported environment 'prodd' (supported: dev, local, prod)");
    }

    private static Map<String, List<String>> tables(Submission submission) {
        SalesSession.start();
        return SalesSubmission.tables(submission).everything();
    }
}
