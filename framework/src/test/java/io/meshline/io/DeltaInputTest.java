package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.delta.DeltaTable;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.JobCount;
import io.meshline.fixture.SharedSpark;
import io.meshline.io.DeltaChanges.Appended;
import io.meshline.io.DeltaChanges.Reason;
import io.meshline.io.DeltaChanges.Rewritten;
import io.meshline.model.Position;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class DeltaInputTest {
    private final SparkSession spark;
    private String path;
    private DeltaInput input;

    @TempDir
    private Path warehouse;

    DeltaInputTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void openInput() {
        path = warehouse.resolve("invoice_lines").toString();
        input = new DeltaInput(spark, "sales.raw.invoice_lines", path);
    }

    @Test
    void isAbsentUntilTheTableIsCreated() {
        assertThat(input.firstRead()).isEqualTo(new DeltaChanges.Absent());
        assertThat(input.changesSince(new Position("sales.raw.invoice_lines", "id", 3)))
                .isEqualTo(new DeltaChanges.Absent());
        assertThat(Path.of(path)).doesNotExist();
    }

    @Test
    void isReadAsAWholeTheFirstTime() {
        append("A");
        append("B");

        Rewritten first = (Rewritten) input.firstRead();

        assertThat(first.reason()).isEqualTo(Reason.FIRST_READ);
        assertThat(first.position().input()).isEqualTo("sales.raw.invoice_lines");
        assertThat(first.position().version()).isOne();
        assertThat(first.rowCount()).isEqualTo(OptionalLong.of(2));
        assertThat(values(first.rows())).containsExactly("A", "B");
    }

    @Test
    void staysAtItsVersionWhileOthersWrite() {
        append("A");
        Rewritten first = (Rewritten) input.firstRead();
        append("B");
        assertThat(values(first.rows())).containsExactly("A");
    }

    @Test
    void hasExactlyTheRowsThatWereAppendedSinceAndDecidesWithoutASparkJob() {
        append("A");
        Position position = position();
        append("B");
        append("C");
        DeltaLog.clearCache();

        long jobs = JobCount.of(
                spark, () -> assertThat(input.changesSince(position)).isInstanceOf(Appended.class));

        assertThat(jobs).isZero();
        Appended appended = (Appended) input.changesSince(position);
        assertThat(appended.position().version()).isEqualTo(2);
        assertThat(appended.rowCount()).isEqualTo(OptionalLong.of(2));
        assertThat(values(appended.rows())).containsExactly("B", "C");
    }

    @Test
    void isUnchangedWithoutASparkJobWhenNothingCame() {
        append("A");
        Position position = position();
        DeltaLog.clearCache();

        long jobs = JobCount.of(
                spark, () -> assertThat(input.changesSince(position)).isEqualTo(new DeltaChanges.Unchanged(position)));

        assertThat(jobs).isZero();
    }

    @Test
    void doesNotMindCompaction() {
        append("A");
        Position position = position();
        append("B");
        Position later = position();
        append("C");
        optimize();

        assertThat(values(((Appended) input.changesSince(position)).rows())).containsExactly("B", "C");
        assertThat(values(((Appended) input.changesSince(later)).rows())).containsExactly("C");

        Position newest = position();
        append("D");
        optimize();
        assertThat(values(((Appended) input.changesSince(newest)).rows())).containsExactly("D");
        assertThat(input.changesSince(new Position(newest.input(), newest.identity(), newest.version() + 1)))
                .isInstanceOf(DeltaChanges.Unchanged.class);
    }

    @Test
    void isReadAsAWholeWhenAddedFilesWereCompactedAndDeleted() throws IOException {
        append("A");
        Position position = position();
        List<Path> before = dataFiles();
        append("B");
        optimize();
        for (Path file : dataFiles()) {
            if (!before.contains(file)
                    && !newestFiles().contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }

        assertRewritten(position, Reason.FILES_GONE, "A", "B");
    }

    @Test
    void isReadAsAWholeAfterRowsWereDeletedOrUpdated() {
        append("A");
        append("B");
        Position position = position();
        spark.sql("DELETE FROM delta.`" + path + "` WHERE line = 'A'");
        append("C");

        assertRewritten(position, Reason.ROWS_REPLACED, "B", "C");
    }

    @Test
    void isReadAsAWholeAfterItWasCreatedAnew() throws IOException {
        for (int version = 0; version < 3; version++) {
            append("A" + version);
        }
        Position position = position();
        delete();
        append("B");

        assertRewritten(position, Reason.CREATED_ANEW, "B");
    }

    @Test
    void isReadAsAWholeWhenItIsOlderThanWhatWasRead() {
        append("A");
        Position position = position();

        assertRewritten(new Position(position.input(), position.identity(), 8), Reason.WENT_BACK, "A");
    }

    @Test
    void isReadAsAWholeWhenTheLogIsCut() throws IOException {
        append("A");
        Position position = position();
        for (int version = 1; version <= 11; version++) {
            append("B");
        }
        Files.delete(Path.of(path, "_delta_log", "00000000000000000001.json"));
        DeltaLog.clearCache();

        Rewritten changes = (Rewritten) input.changesSince(position);

        assertThat(changes.reason()).isEqualTo(Reason.LOG_CUT);
        assertThat(changes.rows().count()).isEqualTo(12);
    }

    @Test
    void saysWhichTableCannotBeRead() throws IOException {
        append("A");
        Files.writeString(Path.of(path, "_delta_log", "00000000000000000001.json"), "{");
        DeltaLog.clearCache();

        assertThatThrownBy(() -> input.firstRead())
                .isInstanceOfSatisfying(
                        MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREADABLE_SOURCE))
                .hasMessageStartingWith("Cannot read table 'sales.raw.invoice_lines': ");
    }

    private void assertRewritten(Position since, Reason reason, String... rows) {
        Rewritten changes = (Rewritten) input.changesSince(since);
        assertThat(changes.reason()).isEqualTo(reason);
        assertThat(values(changes.rows())).containsExactly(rows);
    }

    private Position position() {
        return ((Rewritten) input.firstRead()).position();
    }

    private void append(String line) {
        spark.sql("SELECT '" + line + "' AS line")
                .write()
                .format("delta")
                .mode("append")
                .save(path);
    }

    private void optimize() {
        spark.sql("OPTIMIZE delta.`" + path + "`");
    }

    private List<String> newestFiles() {
        return DeltaTable.withFile(spark.read().format("delta").load(path))
                .select(DeltaTable.FILE)
                .distinct()
                .as(Encoders.STRING())
                .collectAsList();
    }

    private List<Path> dataFiles() throws IOException {
        try (var files = Files.list(Path.of(path))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private void delete() throws IOException {
        try (var files = Files.walk(Path.of(path))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static List<String> values(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }
}
