package io.meshline.commit;

import static io.meshline.commit.Sales.append;
import static io.meshline.commit.Sales.files;
import static io.meshline.commit.Sales.row;
import static io.meshline.commit.Sales.rows;
import static io.meshline.commit.Sales.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.delta.FileSet;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.RunningTasks;
import io.meshline.fixture.SharedSpark;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A write of which one task fails while the other goes on. */
@ExtendWith(SharedSpark.class)
class FailedWriteTest {
    private static CountDownLatch writing;
    private static CountDownLatch failed;

    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    FailedWriteTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void newLatches() {
        writing = new CountDownLatch(1);
        failed = new CountDownLatch(1);
    }

    @Test
    void leavesNoFileOfATaskThatEndsAfterTheWriteHasFailed() throws Exception {
        TableSpec spec = spec(warehouse);
        append(spark, spec, rows(spark, row("A", 1)));
        List<String> before = files(spec);
        failToWrite(spec);
        assertThat(files(spec)).isEqualTo(before);
    }

    @Test
    void leavesNoFolderOfANewTableWhenATaskEndsAfterTheWriteHasFailed() throws Exception {
        TableSpec spec = spec(warehouse);
        failToWrite(spec);
        assertThat(Path.of(spec.path())).doesNotExist();
    }

    private void failToWrite(TableSpec spec) throws Exception {
        try (RunningTasks tasks = new RunningTasks(spark)) {
            try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
                assertThatThrownBy(() -> transaction.stage(oneOfTwoTasksFails(), FileSet.NONE))
                        .isInstanceOfSatisfying(
                                MeshlineException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                        .hasMessage("Failed to write table 'sales.events.item_sold': no sales today");
            }
            failed.countDown();
            tasks.awaitAtMost(0);
        }
    }

    private Dataset<Row> oneOfTwoTasksFails() {
        MapPartitionsFunction<Row, Row> partition = rows -> {
            Row first = rows.next();
            return first.getInt(1) == 0 ? failOnceTheOtherWrites() : goOnAfterTheFailure(first);
        };
        return spark.createDataFrame(List.of(row("A", 0), row("B", 1)), Sales.SCHEMA)
                .mapPartitions(partition, Encoders.row(Sales.SCHEMA));
    }

    private static Iterator<Row> failOnceTheOtherWrites() throws InterruptedException {
        writing.await(30, TimeUnit.SECONDS);
        throw new IllegalStateException("no sales today");
    }

    private static Iterator<Row> goOnAfterTheFailure(Row row) throws InterruptedException {
        writing.countDown();
        failed.await(30, TimeUnit.SECONDS);
        return List.of(row).iterator();
    }
}
