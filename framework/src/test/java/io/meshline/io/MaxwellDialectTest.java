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
class MaxwellDialectTest {
    private static final String FROM = "\"database\":\"shop\",\"table\":\"a\",\"ts\":1596684883,\"xid\":7125";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    MaxwellDialectTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void tellsEachChangeOfARow() {
        Changes changes = read(
                "{" + FROM + ",\"type\":\"insert\",\"xoffset\":3,\"data\":{\"id\":1,\"price\":1.10}}",
                "{" + FROM + ",\"type\":\"update\",\"commit\":true,\"data\":{\"id\":1,\"price\":"
                        + "12345678901234567890.123456789,\"on\":true,\"doc\":{\"a\":[1.50,\"x\"]},\"note\":\"1.50\"},"
                        + "\"old\":{\"price\":1.10,\"on\":false,\"note\":\"true\"}}",
                "{" + FROM + ",\"type\":\"delete\",\"position\":\"master.000006:800911\",\"data\":{\"id\":1}}",
                "{\"database\":\"shop\",\"table\":\"a\",\"type\":\"bootstrap-insert\",\"ts\":1,\"data\":{\"id\":2}}");
        assertThat(changes.of(0, "payload", "before", "operation", "source_table", "changed_at", "source_position"))
                .containsExactly("{\"id\":1,\"price\":1.10} null insert shop.a 2020-08-06 03:34:43.0"
                        + " 00000000000000007125:0000000003");
        assertThat(changes.of(1, "payload", "before", "source_position"))
                .containsExactly("{\"id\":1,\"price\":12345678901234567890.123456789,\"on\":true,"
                        + "\"doc\":{\"a\":[1.50,\"x\"]},\"note\":\"1.50\"} {\"id\":1,\"price\":1.10,\"on\":false,"
                        + "\"doc\":{\"a\":[1.50,\"x\"]},\"note\":\"true\"} 00000000000000007125:commit");
        assertThat(changes.of(2, "payload", "before", "operation", "source_position"))
                .containsExactly("{\"id\":1} {\"id\":1} delete master.0000000006:00000000000000800911");
        assertThat(changes.of(3, "operation", "source_position")).containsExactly("read null");
    }

    @Test
    void leavesOutWhatIsAboutNoRow() {
        Changes changes = read(
                "{\"type\":\"bootstrap-start\",\"table\":\"a\",\"ts\":1,\"data\":{}}",
                "{\"type\":\"bootstrap-complete\",\"table\":\"a\",\"ts\":1,\"data\":{}}",
                "{\"type\":\"table-alter\",\"table\":\"a\",\"ts\":1,\"old\":{},\"def\":{}}");
        assertThat(changes.fate(0)).isEqualTo("filtered");
        assertThat(changes.fate(1)).isEqualTo("filtered");
        assertThat(changes.fate(2)).isEqualTo("filtered");
    }

    @Test
    void putsAsideWhatTellsNoChangeOfARow() {
        Changes changes = read("{\"data\":{}}", "{\"type\":\"upsert\",\"data\":{}}", "{\"type\":\"insert\"}");
        assertThat(changes.fate(0)).isEqualTo("is no Maxwell change: it has no 'type' 0");
        assertThat(changes.fate(1))
                .isEqualTo("is no Maxwell change: its 'type' is 'upsert' (must be insert, update, delete or"
                        + " bootstrap-insert) 0");
        assertThat(changes.fate(2)).isEqualTo("is no Maxwell change: it has no row in 'data' 0");
    }

    private Changes read(String... documents) {
        return Changes.of(new Landing(spark, folder), Dialect.MAXWELL, documents);
    }
}
