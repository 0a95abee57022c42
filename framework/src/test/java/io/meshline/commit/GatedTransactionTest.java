package io.meshline.commit;

import static io.meshline.commit.Sales.append;
import static io.meshline.commit.Sales.batch;
import static io.meshline.commit.Sales.read;
import static io.meshline.commit.Sales.row;
import static io.meshline.commit.Sales.rows;
import static io.meshline.commit.Sales.sorted;
import static io.meshline.commit.Sales.spec;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.delta.FileSet;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.JobCount;
import io.meshline.fixture.RunningTasks;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Statistics;
import io.meshline.model.Statistics.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class GatedTransactionTest {
    private static RunningTasks tasks;
    private static CountDownLatch written;

    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    GatedTransactionTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void showsNothingBeforeTheCommitAndEverythingAfter() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(rows(spark, row("B", 2), row("C", null)), FileSet.NONE);

            assertThat(read(spark, spec)).containsExactly("[A,1]");
            assertThat(sorted(staged.rows())).containsExactly("[B,2]", "[C,null]");
            assertThat(sorted(staged.tableAfter().rows())).containsExactly("[A,1]", "[B,2]", "[C,null]");
            assertThat(staged.commit(batch(2))).isEqualTo(1);
        }
        assertThat(read(spark, spec)).containsExactly("[A,1]", "[B,2]", "[C,null]");
    }

    @Test
    void leavesVersionAndFolderAsTheyWereWhenNothingIsCommitted() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        List<String> before = Sales.files(spec);

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            transaction.stage(rows(spark, row("B", 2)).repartition(2), FileSet.NONE);
            assertThat(Sales.files(spec)).hasSizeGreaterThan(before.size());
        }

        assertThat(Sales.files(spec)).isEqualTo(before);
        assertThat(TableState.read(spark, Sales.NAME, spec.path()).orElseThrow().version())
                .isZero();
    }

    @Test
    void leavesNoFolderOfANewTableThatIsNotCommitted() {
        TableSpec spec = spec(warehouse);

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThat(transaction.isNewTable()).isTrue();
            assertThat(transaction.batch()).isZero();
            assertThat(transaction.table().schema()).isEqualTo(Sales.SCHEMA);
            assertThat(transaction.table().count()).isZero();
            transaction.stage(rows(spark, row("A", 1)), FileSet.NONE);
            assertThat(Path.of(spec.path())).exists();
        }

        assertThat(Path.of(spec.path())).doesNotExist();
    }

    @Test
    void leavesTheFolderThatAnotherWriterIsAboutToMakeATableOf() throws IOException {
        TableSpec spec = spec(warehouse);
        Path log = Path.of(spec.path(), "_delta_log", "_commits");

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThat(transaction.isNewTable()).isTrue();
            Files.createDirectories(log);
        }

        assertThat(log).exists();
    }

    @Test
    void leavesTheLogOfATableThatAnotherWriterWasFasterToMake() {
        TableSpec spec = spec(warehouse);
        try (GatedTransaction slower = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = slower.stage(rows(spark, row("A", 1)), FileSet.NONE);
            append(spark, spec, rows(spark, row("B", 2)));
            assertThatThrownBy(() -> staged.commit(batch(1))).isInstanceOf(MeshlineException.class);
        }
        assertThat(Path.of(spec.path(), "_delta_log", "_commits")).isEmptyDirectory();
        assertThat(read(spark, spec)).containsExactly("[B,2]");
    }

    @Test
    void makesATableWithoutASparkJobBeyondTheWrite() {
        TableSpec spec = spec(warehouse);
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThat(JobCount.of(
                            spark,
                            () -> assertThat(transaction.files().isEmpty()).isTrue()))
                    .isZero();
            StagedWrite staged = transaction.stage(rows(spark, row("A", 1)), FileSet.NONE);
            assertThat(JobCount.of(spark, () -> staged.commit(batch(1)))).isZero();
        }
        assertThat(TableState.read(spark, Sales.NAME, spec.path()).orElseThrow().batch())
                .isOne();
        assertThat(read(spark, spec)).containsExactly("[A,1]");
    }

    @Test
    void replacesAllRowsInOneVersion() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(rows(spark, row("B", 2)), transaction.files());
            assertThat(sorted(staged.tableAfter().rows())).containsExactly("[B,2]");
            assertThat(staged.rowsAdded()).isEqualTo(OptionalLong.of(1));
            assertThat(staged.rowsRemoved()).isEqualTo(OptionalLong.of(1));
            staged.commit(batch(2));
        }

        assertThat(read(spark, spec)).containsExactly("[B,2]");
    }

    @Test
    void knowsRowsAndNullsOfWhatIsStagedWithoutASparkJob() {
        TableSpec spec = spec(warehouse);
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(
                    rows(spark, row("A", 1), row("B", null), row(null, null)).repartition(2), FileSet.NONE);

            long jobs = JobCount.of(
                    spark,
                    () -> assertThat(staged.statistics())
                            .isEqualTo(new Statistics(
                                    OptionalLong.of(3),
                                    Map.of("article", 1L, "quantity", 2L),
                                    Map.of("quantity", new Range(1, 1)))));
            assertThat(jobs).isZero();
        }
    }

    @Test
    void stagesOtherRowsInPlaceOfTheFirst() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite first = transaction.stage(rows(spark, row("A", 1), row("B", 2)), FileSet.NONE);
            StagedWrite second = first.restage(first.rows().filter("quantity = 2"));

            assertThat(Sales.files(spec))
                    .filteredOn(file -> file.endsWith(".parquet"))
                    .hasSize(2);
            assertThatThrownBy(() -> first.commit(batch(2))).isInstanceOf(IllegalStateException.class);
            second.commit(batch(2));
        }

        assertThat(read(spark, spec)).containsExactly("[A,1]", "[B,2]");
    }

    @Test
    void commitsABatchWithoutRowsAndLeavesNoEmptyFile() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark));

        assertThat(Sales.files(spec)).isEmpty();
        assertThat(read(spark, spec)).isEmpty();
        assertThat(TableState.read(spark, Sales.NAME, spec.path()).orElseThrow().batch())
                .isOne();
    }

    @Test
    void deletesTheFilesOfAWriteThatFailsHalfWay() {
        tasks = new RunningTasks(spark);
        written = new CountDownLatch(1);
        TableSpec spec = spec(warehouse);
        Dataset<Row> failing = spark.range(0, 2, 1, 2)
                .map(
                        (MapFunction<Long, Integer>) id -> {
                            if (id == 1) {
                                // The other task is through by then, with its file.
                                written.await(30, TimeUnit.SECONDS);
                                tasks.awaitAtMost(1);
                                throw new IllegalStateException("disk on fire");
                            }
                            written.countDown();
                            return id.intValue();
                        },
                        Encoders.INT())
                .selectExpr("'A' AS article", "value AS quantity");

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThatThrownBy(() -> transaction.stage(failing, FileSet.NONE))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                    .hasMessage("Failed to write table 'sales.events.item_sold': disk on fire");
            assertThat(Sales.files(spec)).isEmpty();
        }
        tasks.close();
        assertThat(Path.of(spec.path())).doesNotExist();
    }

    @Test
    void startsOneSparkJobForAnAppendToATableWithHistory() {
        TableSpec spec = spec(warehouse);
        for (int batch = 1; batch <= 4; batch++) {
            append(spark, spec, rows(spark, row("A", batch)));
        }

        assertThat(JobCount.of(spark, () -> append(spark, spec, rows(spark, row("B", 1)))))
                .isOne();
    }

    @Test
    void replacesTheRowsOfABatchThatAKilledRunLeft() {
        TableSpec spec = new TableSpec(
                "sales.raw.invoice_lines_files",
                warehouse.resolve("files").toString(),
                StructType.fromDDL("batch BIGINT, path STRING"),
                "",
                List.of());
        for (long batch = 1; batch <= 3; batch++) {
            replaceBatch(spec, spark.sql("SELECT " + batch + "L AS batch, 'old' AS path"), batch(batch));
        }

        replaceBatch(spec, spark.sql("SELECT 'new' AS path, 2L AS batch"), batch(2));

        assertThat(read(spark, spec)).containsExactly("[1,old]", "[2,new]");
        assertThat(TableState.read(spark, spec.name(), spec.path())
                        .orElseThrow()
                        .batch())
                .isEqualTo(2);
    }

    @Test
    void picksFilesByPartitionWithoutASparkJobAndKnowsTheirNulls() {
        TableSpec spec = new TableSpec(
                "sales.entities.article",
                warehouse.resolve("article").toString(),
                StructType.fromDDL("article STRING, is_current BOOLEAN"),
                "",
                List.of("is_current"));
        append(
                spark,
                spec,
                spark.sql("SELECT * FROM VALUES ('A', true), ('A', false), ('B', null) AS t(article, is_current)"));

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            long jobs = JobCount.of(
                    spark,
                    () -> assertThat(transaction
                                    .files(col("is_current").equalTo(true))
                                    .rows())
                            .isEqualTo(OptionalLong.of(1)));
            assertThat(jobs).isZero();
            assertThat(transaction.files().statistics(spec.schema()))
                    .isEqualTo(new Statistics(OptionalLong.of(3), Map.of("article", 0L, "is_current", 1L), Map.of()));
        }
    }

    @Test
    void picksFilesByPredicate() {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        append(spark, spec, rows(spark, row("B", 2)));

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            assertThat(transaction.files().size()).isEqualTo(2);
            FileSet files = transaction.files(col("quantity").gt(1));
            assertThat(sorted(transaction.rows(files).drop("_file"))).containsExactly("[B,2]");
            assertThat(files.rows()).isEqualTo(OptionalLong.of(1));
        }
    }

    private void replaceBatch(TableSpec spec, Dataset<Row> rows, Commit commit) {
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            transaction.replaceBatch(rows, commit);
        }
    }
}
