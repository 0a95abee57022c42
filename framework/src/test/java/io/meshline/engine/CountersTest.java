package io.meshline.engine;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.Deduplication;
import io.meshline.fixture.SharedSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class CountersTest {
    private final SparkSession spark;
    private final Counters counters = new Counters();

    CountersTest(SparkSession shared) {
        this.spark = shared.newSession();
        spark.conf().set(Sessions.KEPT_PASSES.getKey(), Sessions.KEPT_PASSES.getValue());
    }

    @Test
    void countsAPassOfWhichNoRowIsLeftBeforeAShuffle() {
        Deduplication.withinBatch(nothingOf(observedRows()), List.of("id")).collectAsList();
        assertThat(counters.counted()).containsEntry("read", 3L);
    }

    @Test
    void countsAPassOfWhichNoRowIsKeptInMemory() {
        Dataset<Row> kept = nothingOf(observedRows()).persist();
        try {
            kept.count();
            assertThat(counters.counted()).containsEntry("read", 3L);
        } finally {
            kept.unpersist();
        }
    }

    private Dataset<Row> observedRows() {
        return counters.observe(
                spark.range(3).repartition(2).toDF("id"), List.of(count(lit(1)).as("read")));
    }

    private static Dataset<Row> nothingOf(Dataset<Row> rows) {
        return rows.filter("id > 5");
    }
}
