package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.jobs.Commands;
import io.meshline.jobs.cluster.ObjectStore;
import io.meshline.jobs.cluster.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration, deliveries, tables and the result in an object store: nothing but the jar is on this machine. */
@Tag("packed")
@Tag("slow")
class SalesInObjectStoreIT {
    @TempDir
    private Path folder;

    @Test
    void givesTheSameTablesAsAFolder() throws IOException {
        Submission local = Submission.client(folder.resolve("local"), "local[2]");
        local.submit(SalesSubmission.command(local)).well();

        try (ObjectStore store = ObjectStore.start(folder.resolve("store.log"))) {
            List.of("landing", "lake", "settings").forEach(store::createBucket);
            store.upload(Commands.sampleData(), "landing", "");
            store.upload(Commands.configuration(), "settings", "conf/");
            Submission remote = Submission.client(folder.resolve("remote"), "local[2]")
                    .with(store.options().toArray(String[]::new))
                    .with(ObjectStore.credentials());
            remote.submit(inBuckets()).well();
            List<String> again = new ArrayList<>(inBuckets());
            again.addAll(List.of("--result", "s3a://lake/results/run.json"));
            remote.submit(again).well();
            store.download("lake", folder.resolve("lake"));
        }

        SalesSession.start();
        // Raw tables and quarantines tell besides which file a record came from.
        assertThat(new SalesTables(folder.resolve("lake/warehouse")).contents())
                .isEqualTo(SalesSubmission.tables(local).contents());
        // The second run found nothing new, although another process with another listing looked.
        JsonNode result = new ObjectMapper().readTree(Files.readString(folder.resolve("lake/results/run.json")));
        assertThat(result.get("jobs"))
                .hasSize(9)
                .allSatisfy(job -> assertThat(job.get("status").asText()).isEqualTo("up to date"));
    }

    private static List<String> inBuckets() {
        return List.of(
                "run",
                "--domain",
                "sales",
                "--conf-dir",
                "s3a://settings/conf",
                "--set",
                "warehouse=\"s3a://lake/warehouse\"",
                "--set",
                "landing=\"s3a://landing\"",
                "--set",
                "vars.manual=\"s3a://landing/manual\"");
    }
}
