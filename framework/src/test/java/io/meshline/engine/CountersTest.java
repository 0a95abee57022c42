package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class CountersTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    CountersTest(SparkSession spark) {
        this.spark = spark.newSession();
        // What is planned anew while it runs can lose counts.
        this.spark.conf().set("spark.sql.adaptive.enabled", true);
        Sessions.REQUIRED.forEach((key, value) -> {
            if (this.spark.conf().isModifiable(key)) {
                this.spark.conf().set(key, value);
            }
        });
    }

    @Test
    void countsAPassOfWhichNothingIsLeft() {
        Counters counters = new Counters();
        Dataset<Row> observed =
                counters.observe(spark.range(10).toDF(), List.of(count(lit(1)).as("read")));
        observed.filter(col("id").gt(10))
                .dropDuplicates("id")
                .write()
                .parquet(folder.resolve("ids").toString());
        assertThat(counters.counted()).containsEntry("read", 10L);
    }

    @Test
    void countsAPassOfWhichNothingIsLeftToKeepInMemory() {
        Counters counters = new Counters();
        Dataset<Row> observed = counters.observe(
                spark.range(10).repartition(2).toDF(), List.of(count(lit(1)).as("read")));
        Dataset<Row> kept = observed.filter(col("id").gt(10)).persist();
        try {
            kept.count();
            assertThat(counters.counted()).containsEntry("read", 10L);
        } finally {
            kept.unpersist();
        }
    }
}
