package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.TableSpec;
import io.meshline.fixture.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class FoldingTest {
    private static final StructType SCHEMA = new StructType().add("job", DataTypes.StringType);

    private final SparkSession spark;

    @TempDir
    private Path folder;

    FoldingTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void everyThirdCommitTakesTheSmallFilesAlong() {
        Folding folding = new Folding(3, 1 << 20);
        assertThat(filesAfterCommits(folding, "a", "b", "c", "d", "e", "f")).containsExactly(1, 2, 1, 2, 3, 1);
        assertThat(table().select("job").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test
    void aLargeFileStaysAsItIs() {
        assertThat(filesAfterCommits(new Folding(2, 1), "a", "b", "c")).containsExactly(1, 2, 3);
    }

    private List<Integer> filesAfterCommits(Folding folding, String... jobs) {
        return IntStream.range(0, jobs.length)
                .map(i -> {
                    commit(folding, i + 1, jobs[i]);
                    return table().inputFiles().length;
                })
                .boxed()
                .toList();
    }

    private void commit(Folding folding, long batch, String job) {
        TableSpec spec = new TableSpec("platform.runs", folder + "/runs", SCHEMA, "Runs", List.of());
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            folding.stage(transaction, spark.createDataFrame(List.of(RowFactory.create(job)), SCHEMA))
                    .commit(new Commit(batch, List.of(), ""));
        }
    }

    private Dataset<Row> table() {
        return spark.read().format("delta").load(folder + "/runs");
    }
}
