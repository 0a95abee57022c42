package io.meshline.quality;

import static io.meshline.quality.Invoices.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedSpark.class)
class AuditCostTest {
    @TempDir
    private Path folder;

    @Test
    void rulesThatFileStatisticsAnswerStartNoSparkJob(SparkSession spark) throws Exception {
        Gate gate = gate(
                "RowCount > 5",
                "Completeness \"customer_id\" > 0.5",
                "IsComplete \"country\"",
                "ColumnCount = 10",
                "ColumnExists \"country\"",
                "ColumnNamesMatchPattern \"[a-z]\"",
                "(RowCount > 9) or (IsComplete \"line\")");
        assertThat(work(gate, spark).jobs()).isZero();
    }

    @Test
    void allOtherFiguresOfSingleRulesShareOnePass(SparkSession spark) throws Exception {
        Gate gate = gate(
                "ColumnValues \"quantity\" > 0",
                "ColumnValues \"unit_price\" between 0 and 10",
                "ColumnValues \"country\" in [\"France\", \"United Kingdom\", \"Australia\"]",
                "ColumnValues \"invoice_no\" matches \"[0-9]{6}\"",
                "ColumnLength \"country\" < 40",
                "Mean \"quantity\" > 1",
                "IsComplete \"customer_id\" where \"quantity < 6\"",
                "(Sum \"quantity\" > 1) and (RowCount > 1)");
        assertThat(work(gate, spark).rowsRead()).isEqualTo(6);
    }

    @Test
    void aSetOfGroupedColumnsIsReadOnceToCountAndOnceToGroup(SparkSession spark) throws Exception {
        Gate gate = gate(
                "IsPrimaryKey \"invoice_no\" \"article_code\"",
                "(IsPrimaryKey \"article_code\" \"invoice_no\") or (RowCount > 99)");
        assertThat(work(gate, spark).rowsRead()).isEqualTo(2 * 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "IsUnique \"line\" ~ 2",
                "DistinctValuesCount \"country\" = 3 ~ 2",
                "Entropy \"country\" > 0 ~ 2",
                "UniqueValueRatio \"country\" > 0 ~ 2",
                "ColumnDataType \"line\" = \"INTEGER\" ~ 2",
                "DataFreshness \"sold_on\" < 9 days ~ 2",
                "CustomSql \"select line from primary\" ~ 3",
            })
    void aRuleThatReadsForItselfReadsSoOften(String rule, int passes, SparkSession spark) throws Exception {
        assertThat(work(gate(rule), spark).rowsRead()).isEqualTo(passes * 6L);
    }

    @Test
    void auditsInParallelThreadsDoNotDisturbEachOther(SparkSession spark) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> audits = Stream.iterate(1, i -> i <= 8, i -> i + 1)
                    .<Callable<Boolean>>map(i -> () -> isRight(i, spark))
                    .toList();
            for (Future<Boolean> right : threads.invokeAll(audits)) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isRight(int rows, SparkSession spark) {
        Dataset<Row> batch = spark.range(rows).toDF("id");
        Gate gate = gate(
                "CustomSql \"select id from primary where id < " + (rows - 1) + "\"", "Sum \"id\" < " + rows * rows);
        Audit audit = Auditor.audit(gate, Batch.of(batch, Invoices.rowsOnly(batch)), 1);
        return audit.verdicts().get(0).sample().equals(List.of("{\"id\":" + (rows - 1) + "}"))
                && audit.verdicts().get(1).sample().isEmpty();
    }

    @Test
    void rowsThatCannotBeReadAreAnOutsideFailure(SparkSession spark) throws IOException {
        Dataset<Row> rows = stored(spark);
        Statistics known = Invoices.statistics(rows);
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (String rule :
                List.of("Mean \"quantity\" > 1", "IsUnique \"line\"", "DataFreshness \"sold_on\" < 9 days")) {
            assertThatThrownBy(() -> Auditor.audit(gate(rule), Batch.of(rows, known), 1))
                    .isInstanceOfSatisfying(
                            MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRITE_FAILED))
                    .hasMessageStartingWith("Cannot evaluate rule '" + rule + "': ");
        }
    }

    private SparkWork work(Gate gate, SparkSession spark) throws Exception {
        Dataset<Row> rows = stored(spark);
        Statistics known = Invoices.statistics(rows);
        return SparkWork.of(
                spark,
                () -> assertThat(Auditor.audit(gate, Batch.of(rows, known), 5).refuses())
                        .isFalse());
    }

    private Dataset<Row> stored(SparkSession spark) {
        Invoices.lines(spark)
                .coalesce(1)
                .write()
                .parquet(folder.resolve("lines").toString());
        return spark.read().parquet(folder.resolve("lines").toString());
    }
}
