package io.meshline.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import io.meshline.model.FileSource;
import io.meshline.model.Gate;
import io.meshline.model.Zone;
import io.meshline.model.profile.ProfileScope;
import io.meshline.quality.SparkWork;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says that a profile costs. */
@ExtendWith(SharedSpark.class)
class ProfileCostTest {
    private static final int ROWS = 500;

    @TempDir
    private Path folder;

    @Test
    void figuresOfAllColumnsShareOnePass(SparkSession spark) throws Exception {
        assertThat(passes(spark, "id - 250 as balance", "if(id = 0, null, -id / 7) as loss"))
                .isEqualTo(1);
    }

    @Test
    void completenessIsNotReadAgainOfBatchOrTable(SparkSession spark) throws Exception {
        Dataset<Row> rows = table(spark, "-id / 7 as balance", "if(id % 3 = 0, null, -id / 7) as loss");
        FileSource files = new FileSource("lines", "*", new FileFormat.Json("UTF-8", Layout.LINES), Tables.HERE);
        ProfileScope raw = Tables.scope(
                new io.meshline.model.Dataset.Raw(Tables.heading(Zone.RAW, "lines"), files, List.of(), Gate.OPEN));
        SparkWork work = SparkWork.of(
                spark, () -> assertThat(Profiler.profile(raw, rows).proposals()).hasSize(2));
        assertThat(work.rowsRead()).isEqualTo(ROWS);
    }

    @Test
    void stringsThatReadAsNumbersAreReadOnceMoreAndTwiceToTryTheirType(SparkSession spark) throws Exception {
        assertThat(passes(spark, "if(id = 0, null, string(id * id)) as square")).isEqualTo(1 + 1 + 2);
    }

    @Test
    void fewDifferentValuesAreCountedInOnePassMoreAndRulesOnThemTriedInAnother(SparkSession spark) throws Exception {
        assertThat(passes(spark, "id % 3 as third", "concat('x', id % 4) as fourth"))
                .isEqualTo(1 + 1 + 1);
    }

    @Test
    void aColumnThatLooksUniqueIsGroupedToTryIt(SparkSession spark) throws Exception {
        assertThat(passes(spark, "concat('x', id) as code")).isEqualTo(1 + 2);
    }

    @Test
    void noColumnIsReadThatIsNotAskedFor(SparkSession spark) throws Exception {
        Dataset<Row> all = table(spark, "id % 3 as third", "concat('x', id) as code");
        SparkWork work =
                SparkWork.of(spark, () -> Profiler.profile(Tables.scope(Tables.aggregate()), all.select("third")));
        assertThat(work.rowsRead()).isEqualTo(3 * ROWS);
    }

    private double passes(SparkSession spark, String... columns) throws Exception {
        Dataset<Row> rows = table(spark, columns);
        SparkWork work = SparkWork.of(spark, () -> Profiler.profile(Tables.scope(Tables.aggregate()), rows));
        return (double) work.rowsRead() / ROWS;
    }

    private Dataset<Row> table(SparkSession spark, String... columns) {
        String path = folder.resolve("table").toString();
        spark.range(0, ROWS, 1, 1).selectExpr(columns).write().parquet(path);
        return spark.read().parquet(path);
    }
}
