package io.meshline.commit;

import static io.meshline.commit.Sales.batch;
import static io.meshline.commit.Sales.row;
import static io.meshline.commit.Sales.rows;
import static io.meshline.commit.Sales.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.delta.CommitNote;
import io.meshline.delta.FileSet;
import io.meshline.fixture.JobCount;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class TableStateTest {
    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    TableStateTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void isEmptyForATableThatDoesNotExist() {
        assertThat(TableState.read(spark, Sales.NAME, spec(warehouse).path())).isEmpty();
        assertThat(Path.of(spec(warehouse).path())).doesNotExist();
    }

    @Test
    void findsPositionsBatchAndNotesWithoutASparkJob() {
        TableSpec spec = spec(warehouse);
        commit(spec, 1, new Position("sales.raw.invoice_lines", "id-1", 7), new Position("files", "listing", -5));
        commit(spec, 2, new Position("sales.raw.invoice_lines", "id-1", 9));
        DeltaLog.clearCache();

        long jobs = JobCount.of(spark, () -> {
            TableState state = TableState.read(spark, Sales.NAME, spec.path()).orElseThrow();
            assertThat(state.version()).isOne();
            assertThat(state.batch()).isEqualTo(2);
            assertThat(state.positions())
                    .containsExactly(
                            new Position("files", "listing", -5), new Position("sales.raw.invoice_lines", "id-1", 9));
            assertThat(state.userMetadata(0)).hasValue("{\"batch\":1}");
            assertThat(state.userMetadata(5)).isEmpty();
            assertThat(state.notesSince(-1))
                    .containsExactly(
                            new CommitNote(0, Optional.of("{\"batch\":1}")),
                            new CommitNote(1, Optional.of("{\"batch\":2}")));
            assertThat(state.notesSince(0)).hasSize(1);
            assertThat(state.notesSince(1)).isEmpty();
        });

        assertThat(jobs).isZero();
    }

    @Test
    void knowsTheIncarnationOfAnInputThatWasReadLast() throws Exception {
        TableSpec spec = spec(warehouse);
        commit(spec, 1, new Position("a/b%2F", "old", 70));
        Instant first = Instant.now();
        // What Delta notes of a commit's time are milliseconds.
        while (Instant.now().toEpochMilli() <= first.toEpochMilli()) {
            Thread.onSpinWait();
        }
        commit(spec, 2, new Position("a/b%2F", "new", 3));

        TableState state = TableState.read(spark, Sales.NAME, spec.path()).orElseThrow();

        assertThat(state.position("a/b%2F")).hasValue(new Position("a/b%2F", "new", 3));
        assertThat(state.position("other")).isEmpty();
    }

    @Test
    void looksPastMaintenanceForTheLastNote() {
        TableSpec spec = spec(warehouse);
        commit(spec, 1);
        commit(spec, 2);
        spark.sql("OPTIMIZE delta.`" + spec.path() + "`");

        TableState state = TableState.read(spark, Sales.NAME, spec.path()).orElseThrow();

        assertThat(state.version()).isEqualTo(2);
        assertThat(state.lastNote()).hasValue(new CommitNote(1, Optional.of("{\"batch\":2}")));
        assertThat(state.notesSince(0)).containsExactly(new CommitNote(1, Optional.of("{\"batch\":2}")));
    }

    @Test
    void keepsItsAnswersBehindACheckpoint() {
        TableSpec spec = spec(warehouse);
        for (long batch = 1; batch <= 12; batch++) {
            commit(spec, batch, new Position("sales.raw.invoice_lines", "id-1", batch));
        }
        DeltaLog.clearCache();

        long jobs = JobCount.of(spark, () -> {
            TableState state = TableState.read(spark, Sales.NAME, spec.path()).orElseThrow();
            assertThat(state.batch()).isEqualTo(12);
            assertThat(state.position("sales.raw.invoice_lines"))
                    .hasValue(new Position("sales.raw.invoice_lines", "id-1", 12));
        });

        assertThat(jobs).isZero();
    }

    @Test
    void restoresTheChecksumThatAKilledWriterLeftOut() throws Exception {
        TableSpec spec = spec(warehouse);
        commit(spec, 1, new Position("files", "listing", 4));
        Path checksum = Path.of(spec.path(), "_delta_log", "00000000000000000000.crc");
        Files.delete(checksum);
        // The local file system keeps a checksum of each file, and so of this one too.
        Files.delete(checksum.resolveSibling("." + checksum.getFileName() + ".crc"));
        DeltaLog.clearCache();

        assertThat(TableState.read(spark, Sales.NAME, spec.path()).orElseThrow().batch())
                .isOne();

        assertThat(checksum).exists();
        DeltaLog.clearCache();
        long jobs = JobCount.of(
                spark,
                () -> assertThat(TableState.read(spark, Sales.NAME, spec.path())
                                .orElseThrow()
                                .position("files"))
                        .hasValue(new Position("files", "listing", 4)));
        assertThat(jobs).isZero();
        commit(spec, 2);
        assertThat(Sales.read(spark, spec)).hasSize(2);
    }

    @Test
    void recordsTheOperationInTheHistory() {
        TableSpec spec = spec(warehouse);
        commit(spec, 1);
        Row last = spark.sql("DESCRIBE HISTORY delta.`" + spec.path() + "`").head();
        assertThat(last.<String>getAs("operation")).isEqualTo("WRITE");
        assertThat(last.<String>getAs("userMetadata")).isEqualTo("{\"batch\":1}");
    }

    private void commit(TableSpec spec, long batch, Position... positions) {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            transaction.stage(rows(spark, row("A", 1)), FileSet.NONE).commit(batch(batch, positions));
        }
    }
}
