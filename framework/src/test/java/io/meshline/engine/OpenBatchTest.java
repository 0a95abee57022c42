package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.delta.FileSet;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import io.meshline.report.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class OpenBatchTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    private Shop shop;

    OpenBatchTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void openTheShop() {
        shop = new Shop(spark, folder);
        shop.deliver("monday.csv", "A1,1", "A2,2");
    }

    /** A batch that is staged and counted, up to the point where a run commits what stands beside the data. */
    private static final class Attempt implements AutoCloseable {
        private final OpenBatch batch;
        private final Prepared prepared;

        Attempt(JobContext job) {
            batch = OpenBatch.of(job);
            prepared = Executor.of(job.dataset()).prepare(job, batch.transaction());
        }

        void commitBeside() {
            batch.commitBeside(prepared.sides());
        }

        void commit() {
            batch.commit(prepared.staged(), new Commit(batch.number(), prepared.positions(), ""));
        }

        @Override
        public void close() {
            batch.close();
        }
    }

    @Test
    void letsOneOfTwoRunsThatStartedTogetherWriteBesideTheTable() {
        try (Attempt first = new Attempt(shop.job("first"));
                Attempt second = new Attempt(shop.job("second"))) {
            first.commitBeside();

            assertConcurrent(second::commitBeside)
                    .hasMessage("Cannot commit 'shop.raw.tills (file log)': another run of this job committed batch 1"
                            + " first. Nothing of this run was written; run the job again for what is left");
            first.commit();
        }
        assertThat(shop.rows("", "article", "pieces")).containsExactly("A1 1", "A2 2");
        assertThat(shop.rows("_files", "batch", "run_id", "rows")).containsExactly("1 first 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void fencesOffARunThatStandsStillBeforeItsDataAreCommitted(int batchesBefore) {
        if (batchesBefore > 0) {
            assertThat(run("before")).isEqualTo(JobStatus.SUCCEEDED);
            shop.deliver("tuesday.csv", "A3,3");
        }
        try (Attempt still = new Attempt(shop.job("still"))) {
            still.commitBeside();
            shop.deliver("wednesday.csv", "A4,4");
            assertThat(run("next")).isEqualTo(JobStatus.SUCCEEDED);

            assertConcurrent(still::commit);
        }
        List<String> articles = batchesBefore > 0 ? List.of("A1", "A2", "A3", "A4") : List.of("A1", "A2", "A4");
        assertThat(shop.rows("", "article")).isEqualTo(articles);
        assertThat(shop.rows("_files", "run_id"))
                .isEqualTo(batchesBefore > 0 ? List.of("before", "next", "next") : List.of("next", "next"));
        assertThat(shop.job("last").plan().reason()).isEqualTo("no new files");
    }

    @Test
    void clearsAwayWhatAKilledRunPutIntoQuarantineWhenItIsRightByNow() throws IOException {
        Path cut = shop.deliver("tuesday.csv", "A3,3", "A4");
        new Attempt(shop.job("killed")).commitBeside();
        assertThat(shop.rows("_quarantine", "batch", "run_id")).containsExactly("1 killed");
        Files.delete(cut);
        shop.deliver("wednesday.csv", "A3,3", "A4,4");

        assertThat(run("next")).isEqualTo(JobStatus.SUCCEEDED);

        assertThat(shop.rows("", "article")).containsExactly("A1", "A2", "A3", "A4");
        assertThat(shop.rows("_quarantine", "run_id")).isEmpty();
    }

    @Test
    void takesBackWhatStandsBesideABatchThatAnotherRunCommittedFirst() {
        shop.deliver("tuesday.csv", "A3,3", "A4");
        JobContext job = shop.job("late");
        try (Attempt late = new Attempt(job);
                GatedTransaction first = GatedTransaction.open(spark, job.table())) {
            late.commitBeside();
            // A run that had nothing to put beside its data.
            first.stage(first.table(), FileSet.NONE).commit(new Commit(1, List.of(), ""));

            assertConcurrent(late::commit);
        }
        assertThat(shop.rows("_quarantine", "run_id")).isEmpty();
        assertThat(shop.rows("_files", "run_id")).isEmpty();
    }

    @Test
    void refusesABatchThatWasPlannedBeforeAnotherRunCommittedOne() {
        JobContext planned = shop.job("slow");
        assertThat(run("fast")).isEqualTo(JobStatus.SUCCEEDED);

        assertConcurrent(() -> OpenBatch.of(planned))
                .hasMessage("Cannot run 'shop.raw.tills': another run of this job committed batch 1 since this one"
                        + " looked at the table. Nothing of this run was written; run the job again for what is left");
    }

    private JobStatus run(String runId) {
        return new JobExecution(shop.job(runId)).run().status();
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertConcurrent(
            ThrowingCallable code) {
        return assertThatThrownBy(code)
                .isInstanceOfSatisfying(
                        MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN));
    }
}
