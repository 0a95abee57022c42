package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.FileFormat.Changes.Dialect;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class CanalDialectTest {
    private static final String FROM =
            "\"database\":\"shop\",\"table\":\"a\",\"es\":1684770072000,\"ts\":1684770072286,"
                    + "\"id\":81,\"isDdl\":false,\"pkNames\":[\"k\"]}";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    CanalDialectTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void tellsEachRowOfADocument() {
        Changes changes = read(
                "{\"data\":[{\"k\":\"1\",\"v\":\"1.10\"},{\"k\":\"2\",\"v\":null}],\"old\":null,\"type\":\"INSERT\","
                        + FROM,
                "{\"data\":[{\"k\":\"1\",\"v\":\"b \\\"q\\\"\",\"w\":null}],\"old\":[{\"v\":\"a\",\"w\":\"\"}],"
                        + "\"type\":\"UPDATE\"," + FROM,
                "{\"data\":[{\"k\":\"1\",\"v\":\"b\"}],\"old\":[{\"v\":null}],\"type\":\"UPDATE\"," + FROM,
                "{\"data\":[{\"k\":\"1\",\"v\":\"b\"}],\"type\":\"UPDATE\"," + FROM,
                "{\"data\":[{\"k\":\"2\"}],\"old\":null,\"type\":\"DELETE\"," + FROM,
                "{\"data\":[{\"k\":\"5\"}],\"type\":\"INSERT\"}");
        assertThat(changes.of(0, "payload", "before", "operation", "source_position", "_record_row"))
                .containsExactlyInAnyOrder(
                        "{\"k\":\"1\",\"v\":\"1.10\"} null insert 00000000000000000081:0000000000 0",
                        "{\"k\":\"2\",\"v\":null} null insert 00000000000000000081:0000000001 1");
        assertThat(changes.of(0, "source_table", "changed_at")).contains("shop.a 2023-05-22 15:41:12.0");
        assertThat(changes.of(1, "payload", "before", "operation"))
                .containsExactly(
                        "{\"k\":\"1\",\"v\":\"b \\\"q\\\"\",\"w\":null} {\"k\":\"1\",\"v\":\"a\",\"w\":\"\"} update");
        assertThat(changes.of(2, "before")).containsExactly("{\"k\":\"1\",\"v\":null}");
        assertThat(changes.of(3, "before")).containsExactly("null");
        assertThat(changes.of(4, "payload", "before", "operation"))
                .containsExactly("{\"k\":\"2\"} {\"k\":\"2\"} delete");
        assertThat(changes.of(5, "payload", "source_table", "changed_at", "source_position"))
                .containsExactly("{\"k\":\"5\"} null null null");
    }

    @Test
    void leavesOutStatementsThatChangeNoRow() {
        Changes changes = read(
                "{\"data\":null,\"isDdl\":true,\"type\":\"ALTER\",\"sql\":\"ALTER TABLE a\"}",
                "{\"data\":null,\"isDdl\":false,\"type\":\"QUERY\"}");
        assertThat(changes.fate(0)).isEqualTo("filtered");
        assertThat(changes.fate(1)).isEqualTo("filtered");
    }

    @Test
    void putsAsideWhatTellsNoChangeOfARow() {
        Changes changes = read(
                "{}",
                "{\"isDdl\":true,\"type\":\"TRUNCATE\"}",
                "{\"data\":[{}],\"type\":\"UPSERT\"}",
                "{\"data\":[],\"type\":\"INSERT\"}",
                "{\"data\":[1],\"type\":\"INSERT\"}");
        assertThat(changes.fate(0)).isEqualTo("is no Canal change: it has no 'type' 0");
        assertThat(changes.fate(1)).isEqualTo("truncates a table, which cannot be told row by row 0");
        assertThat(changes.fate(2))
                .isEqualTo("is no Canal change: its 'type' is 'UPSERT' (must be INSERT, UPDATE or DELETE) 0");
        assertThat(changes.fate(3)).isEqualTo("is no Canal change: it has no rows in 'data' 0");
        assertThat(changes.fate(4)).isEqualTo("is no Canal change: a row in 'data' is no JSON object 0");
    }

    private Changes read(String... documents) {
        return Changes.of(new Landing(spark, folder), Dialect.CANAL, documents);
    }
}
