package io.meshline.commit;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.NoOpTransactionExecutionObserver$;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.TransactionExecutionObserver;
import org.apache.spark.sql.delta.TransactionExecutionObserver$;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Function0;
import scala.Option;

@ExtendWith(SharedSpark.class)
class FailedCommitTest {
    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    FailedCommitTest(SparkSession spark) {
        this.spark = spark;
    }

    @AfterEach
    void healStorage() {
        observe(NoOpTransactionExecutionObserver$.MODULE$);
    }

    @Test
    void deletesWhatWasStagedWhenTheLogCannotBeWritten() {
        TableSpec spec = spec(warehouse);
        observe(new Failing(Moment.BEFORE_THE_LOG_IS_WRITTEN));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(rows(spark, row("A", 1)), FileSet.NONE);
            assertThatThrownBy(() -> staged.commit(batch(1)))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                    .hasMessage("Failed to commit 'sales.events.item_sold': storage is gone");
        }
        assertThat(Path.of(spec.path())).doesNotExist();
    }

    @Test
    void findsItsVersionWhenSomethingFailsBehindTheCommit() {
        TableSpec spec = spec(warehouse);
        observe(new Failing(Moment.AFTER_THE_LOG_IS_WRITTEN));
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(rows(spark, row("A", 1)), FileSet.NONE);
            assertThat(staged.commit(batch(1))).isZero();
        }
        assertThat(read(spark, spec)).containsExactly("[A,1]");
    }

    @Test
    void keepsTheFilesWhenItCannotBeToldWhetherTheyAreCommitted() throws IOException {
        TableSpec spec = spec(warehouse);
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            StagedWrite staged = transaction.stage(rows(spark, row("A", 1)), FileSet.NONE);
            Files.createDirectories(Path.of(spec.path(), "_delta_log"));
            Files.writeString(Path.of(spec.path(), "_delta_log", "00000000000000000000.json"), "{");
            assertThatThrownBy(() -> staged.commit(batch(1)))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                    .hasMessageStartingWith("Failed to commit 'sales.events.item_sold': ")
                    .hasMessageEndingWith(
                            ". It cannot be told whether the commit took place; run the job again, which finds out");
        }
        assertThat(Sales.files(spec)).isNotEmpty();
    }

    private static void observe(TransactionExecutionObserver observer) {
        TransactionExecutionObserver$.MODULE$.setObserver(observer);
    }

    private enum Moment {
        BEFORE_THE_LOG_IS_WRITTEN,
        AFTER_THE_LOG_IS_WRITTEN
    }

    /** Storage that goes away at some moment of a commit. */
    private record Failing(Moment moment) implements TransactionExecutionObserver {
        @Override
        public void beginDoCommit() {
            failAt(Moment.BEFORE_THE_LOG_IS_WRITTEN);
        }

        @Override
        public void transactionCommitted() {
            failAt(Moment.AFTER_THE_LOG_IS_WRITTEN);
        }

        private void failAt(Moment now) {
            if (now == moment) {
                throw new IllegalStateException("storage is gone");
            }
        }

        @Override
        public TransactionExecutionObserver createChild() {
            return this;
        }

        @Override
        public OptimisticTransaction startingTransaction(Function0<OptimisticTransaction> start) {
            return start.apply();
        }

        @Override
        public <T> T preparingCommit(Function0<T> prepare) {
            return prepare.apply();
        }

        @Override
        public void beginBackfill() {}

        @Override
        public void beginPostCommit() {}

        @Override
        public void transactionAborted() {}

        @Override
        public Option<TransactionExecutionObserver> nextObserver() {
            return Option.empty();
        }

        @Override
        public void nextObserver_$eq(Option<TransactionExecutionObserver> next) {}
    }
}
