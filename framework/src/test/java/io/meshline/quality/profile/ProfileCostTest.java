package io.meshline.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.quality.SparkWork;
import java.nio.file.Path;
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
