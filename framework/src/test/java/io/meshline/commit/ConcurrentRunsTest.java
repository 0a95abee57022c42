package io.meshline.commit;

import static io.meshline.commit.Sales.append;
import static io.meshline.commit.Sales.batch;
import static io.meshline.commit.Sales.read;
import static io.meshline.commit.Sales.row;
import static io.meshline.commit.Sales.rows;
import static io.meshline.commit.Sales.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.delta.FileSet;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class ConcurrentRunsTest {
    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    ConcurrentRunsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void letsOnlyOneOfTwoRunsOfAJobCommit() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        try (GatedTransaction slow = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = slow.stage(rows(spark, row("B", 2)), FileSet.NONE);
            append(spark, spec, rows(spark, row("B", 2)));
            List<String> committed = Sales.files(spec);

            assertThatThrownBy(() -> staged.commit(batch(2)))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN))
                    .hasMessage(
                            "Cannot commit 'sales.events.item_sold': another run of this job committed batch 2 first. Nothing of this run was written; run the job again for what is left");
            assertThat(Sales.files(spec)).hasSizeLessThan(committed.size());
        }
        assertThat(read(spark, spec)).containsExactly("[A,1]", "[B,2]");
    }

    @Test
    void fencesOffTransactionsThatWereOpenedBefore() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));

        assertFenced(spec);

        assertThat(read(spark, spec)).containsExactly("[A,1]");
        append(spark, spec, rows(spark, row("C", 3)));
        assertThat(read(spark, spec)).containsExactly("[A,1]", "[C,3]");
    }

    @Test
    void createsATableWithoutRowsToFenceOffTheRunThatWasToCreateIt() {
        TableSpec spec = spec(warehouse);

        assertFenced(spec);

        assertThat(read(spark, spec)).isEmpty();
        TableState state = TableState.read(spark, spec.name(), spec.path()).orElseThrow();
        assertThat(state.batch()).isZero();
        assertThat(state.notesSince(-1)).isEmpty();
        append(spark, spec, rows(spark, row("C", 3)));
        assertThat(read(spark, spec)).containsExactly("[C,3]");
    }

    private void assertFenced(TableSpec spec) {
        try (GatedTransaction slow = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = slow.stage(rows(spark, row("B", 2)), FileSet.NONE);
            try (GatedTransaction fence = GatedTransaction.open(spark, spec)) {
                fence.fence();
            }

            assertThatThrownBy(() -> staged.commit(batch(slow.batch() + 1)))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN))
                    .hasMessage(
                            "Cannot commit 'sales.events.item_sold': the table was changed by another writer at the same time. Nothing of this run was written; run the job again");
        }
    }

    @Test
    void letsOnlyOneOfManyThreadsCreateATable() throws Exception {
        TableSpec spec = spec(warehouse);
        int runs = 4;
        CyclicBarrier start = new CyclicBarrier(runs);
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            results.add(threads.submit(() -> commits(spec, start)));
        }
        int committed = 0;
        for (Future<Boolean> result : results) {
            committed += result.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(committed).isOne();
        assertThat(read(spark, spec)).containsExactly("[A,1]");
        assertThat(Sales.files(spec))
                .filteredOn(file -> file.endsWith(".parquet"))
                .hasSize(1);
    }

    @Test
    void writesManyTablesAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<String>>> results = new ArrayList<>();
        for (int table = 0; table < 4; table++) {
            TableSpec spec = spec(warehouse.resolve("t" + table));
            int rows = table;
            results.add(threads.submit(() -> {
                append(spark, spec, rows(spark, row("A", rows)));
                append(spark, spec, rows(spark, row("B", rows)));
                return read(spark, spec);
            }));
        }
        for (int table = 0; table < 4; table++) {
            assertThat(results.get(table).get()).containsExactly("[A," + table + "]", "[B," + table + "]");
        }
        threads.shutdown();
    }

    @Test
    void toleratesMaintenanceWhileRowsAreStaged() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        append(spark, spec, rows(spark, row("B", 2)));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThat(transaction.table().count()).isEqualTo(2);
            StagedWrite staged = transaction.stage(rows(spark, row("C", 3)), FileSet.NONE);
            spark.sql("OPTIMIZE delta.`" + spec.path() + "`");
            staged.commit(batch(3));
        }
        assertThat(read(spark, spec)).containsExactly("[A,1]", "[B,2]", "[C,3]");
    }

    @Test
    void tellsOfAnotherWriterThatTookTheReplacedFilesAway() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        append(spark, spec, rows(spark, row("B", 2)));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(rows(spark, row("C", 3)), transaction.files());
            spark.sql("OPTIMIZE delta.`" + spec.path() + "`");

            assertThatThrownBy(() -> staged.commit(batch(3)))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN))
                    .hasMessage(
                            "Cannot commit 'sales.events.item_sold': the table was changed by another writer at the same time. Nothing of this run was written; run the job again");
        }
        assertThat(read(spark, spec)).containsExactly("[A,1]", "[B,2]");
    }

    private boolean commits(TableSpec spec, CyclicBarrier start) throws Exception {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            start.await();
            StagedWrite staged = transaction.stage(rows(spark, row("A", 1)), FileSet.NONE);
            staged.commit(batch(1));
            return true;
        } catch (MeshlineException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN);
            return false;
        }
    }
}
