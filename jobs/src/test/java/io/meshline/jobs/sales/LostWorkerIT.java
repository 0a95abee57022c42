package io.meshline.jobs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Ended;
import io.meshline.jobs.cluster.EventLog;
import io.meshline.jobs.cluster.StandaloneCluster;
import io.meshline.jobs.cluster.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine of the cluster is lost in the middle of the work. */
@Tag("packed")
@Tag("slow")
class LostWorkerIT {
    @TempDir
    private Path folder;

    @Test
    void succeedsWithTheSameTablesWhenAWorkerIsKilledInTheLargestStage() throws Exception {
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"))) {
            Submission undisturbed = submission("undisturbed", cluster);
            undisturbed.submit(SalesSubmission.command(undisturbed)).well();
            EventLog.Stage largest = log(undisturbed).largest();

            Submission disturbed = submission("disturbed", cluster);
            CompletableFuture<Ended> run =
                    CompletableFuture.supplyAsync(() -> disturbed.submit(SalesSubmission.command(disturbed)));
            while (!run.isDone() && !log(disturbed).isRunning(largest)) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            cluster.killWorker(0);

            run.get().well();
            assertThat(log(disturbed).countLostExecutors()).isPositive();
            SalesSession.start();
            assertThat(SalesSubmission.tables(disturbed).everything())
                    .isEqualTo(SalesSubmission.tables(undisturbed).everything());
            assertThat(PlatformFacts.failed(SalesSubmission.tables(disturbed))).isEmpty();
        }
    }

    private static EventLog log(Submission submission) {
        return new EventLog(submission.folder().resolve("events"));
    }

    private Submission submission(String name, StandaloneCluster cluster) throws IOException {
        Path events = Files.createDirectories(folder.resolve(name).resolve("events"));
        return Submission.client(folder.resolve(name), cluster.url())
                .with("--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.dir=" + events.toUri());
    }
}
