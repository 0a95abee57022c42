package io.meshline.commit;

import static io.meshline.commit.Sales.batch;
import static io.meshline.commit.Sales.read;
import static io.meshline.commit.Sales.sorted;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Statistics;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class MergeTest {
    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    MergeTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void rewritesOnlyTheFilesOfChangedKeysAndTellsTheChangeFeedWhatChanged() {
        TableSpec spec = articles();
        create(spec);

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            FileSet current = transaction.files(col("is_current").equalTo(true));
            Dataset<Row> old = transaction.rows(current);
            List<String> touched = old.filter("article = 'A'")
                    .select(DeltaTable.FILE)
                    .distinct()
                    .as(Encoders.STRING())
                    .collectAsList();
            FileSet replaced = current.named(touched);
            assertThat(replaced.size()).isOne();

            StagedWrite staged = transaction.stage(merged(transaction.rows(replaced)), replaced);

            assertThat(sorted(staged.rows())).containsExactly("[A,green,true]", "[A,red,false]", "[C,white,true]");
            assertThat(staged.statistics()).isEqualTo(Statistics.NOTHING);
            assertThat(staged.countRows()).isEqualTo(3);
            assertThat(staged.rowsAdded()).isEqualTo(OptionalLong.of(4));
            assertThat(staged.rowsRemoved()).isEqualTo(OptionalLong.of(2));
            assertThat(sorted(staged.tableAfter().rows()))
                    .containsExactly(
                            "[A,green,true]", "[A,red,false]", "[B,blue,true]", "[C,white,true]", "[D,old,false]");
            staged.commit(batch(2));
        }

        assertThat(read(spark, spec))
                .containsExactly("[A,green,true]", "[A,red,false]", "[B,blue,true]", "[C,white,true]", "[D,old,false]");
        assertThat(changes(spec))
                .containsExactly(
                        "[A,green,true,update_postimage]",
                        "[A,red,false,insert]",
                        "[A,red,true,update_preimage]",
                        "[C,white,true,insert]");
        assertThat(history(spec)).isEqualTo("MERGE {\"batch\":2}");
    }

    @Test
    void leavesNoChangeFileOfARefusedMerge() {
        TableSpec spec = articles();
        create(spec);
        List<String> before = Sales.files(spec);

        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            FileSet replaced = transaction.files(col("is_current").equalTo(lit(true)));
            transaction.stage(merged(transaction.rows(replaced)), replaced);
            assertThat(Sales.files(spec)).anyMatch(file -> file.startsWith("_change_data/is_current=true/"));
        }

        assertThat(Sales.files(spec)).isEqualTo(before);
        assertThat(Path.of(spec.path(), "_change_data")).doesNotExist();
    }

    private TableSpec articles() {
        return new TableSpec(
                "sales.entities.article",
                warehouse.resolve("article").toString(),
                StructType.fromDDL("article STRING, colour STRING, is_current BOOLEAN"),
                "",
                List.of("is_current"));
    }

    private void create(TableSpec spec) {
        Dataset<Row> rows = spark.sql("SELECT * FROM VALUES ('A', 'red', true), ('B', 'blue', true),"
                + " ('D', 'old', false) AS t(article, colour, is_current)");
        Sales.append(spark, spec, rows.coalesce(1));
    }

    /** A turns from red to green, C is new, B stays. */
    private Dataset<Row> merged(Dataset<Row> old) {
        Dataset<Row> kept = old.drop(DeltaTable.FILE)
                .filter("article <> 'A'")
                .withColumn("_change_type", lit(null).cast("string"));
        return kept.unionByName(
                spark.sql("SELECT * FROM VALUES ('A', 'red', false, null), ('A', 'red', false, 'insert'),"
                        + " ('A', 'red', true, 'update_preimage'), ('A', 'green', true, null),"
                        + " ('A', 'green', true, 'update_postimage'), ('C', 'white', true, null),"
                        + " ('C', 'white', true, 'insert') AS t(article, colour, is_current, _change_type)"));
    }

    private List<String> changes(TableSpec spec) {
        return sorted(spark.read()
                .format("delta")
                .option("readChangeFeed", "true")
                .option("startingVersion", 1)
                .load(spec.path())
                .drop("_commit_version", "_commit_timestamp"));
    }

    private String history(TableSpec spec) {
        Row last = spark.sql("DESCRIBE HISTORY delta.`" + spec.path() + "` LIMIT 1")
                .head();
        return last.getAs("operation") + " " + last.getAs("userMetadata");
    }
}
