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
class DebeziumDialectTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    DebeziumDialectTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void tellsEachChangeOfARow() {
        String source =
                "\"source\":{\"db\":\"shop\",\"schema\":\"public\",\"table\":\"article\",\"ts_ms\":1291190400123,"
                        + "\"lsn\":33832960}";
        Changes changes = read(
                "{\"before\":null,\"after\":{\"sku\":\"A1\",\"price\":1.10},\"op\":\"c\",\"ts_ms\":1," + source + "}",
                "{\"before\":{\"sku\":\"A1\",\"price\":1.10},\"after\":{\"sku\": \"A1\", \"price\":"
                        + " 12345678901234567890.123456789, \"note\":\"a: 1.50, \\\"2.50\\\"\", \"sizes\":[1.0, 2e400, -7,"
                        + " 0.50], \"in\":{\"x\":-1.20}},\"op\":\"u\"," + source + "}",
                "{\"schema\":null,\"payload\":{\"before\":{\"sku\":\"A1\"},\"after\":null,\"op\":\"d\"," + source
                        + "}}",
                "{\"after\":{\"sku\":\"A2\"},\"op\":\"r\",\"ts_ms\":1291190400000,\"source\":{\"ts_ms\":0,"
                        + "\"db\":\"shop\",\"table\":\"article\"}}");

        assertThat(changes.of(0, "payload", "before", "operation", "source_table", "changed_at", "source_position"))
                .containsExactly("{\"sku\":\"A1\",\"price\":1.10} null insert shop.public.article"
                        + " 2010-12-01 08:00:00.123 00000000000033832960");
        assertThat(changes.of(1, "payload", "before", "operation"))
                .containsExactly("{\"sku\":\"A1\",\"price\":12345678901234567890.123456789,"
                        + "\"note\":\"a: 1.50, \\\"2.50\\\"\",\"sizes\":[1.0,2e400,-7,0.50],\"in\":{\"x\":-1.20}}"
                        + " {\"sku\":\"A1\",\"price\":1.10} update");
        assertThat(changes.of(2, "payload", "before", "operation"))
                .containsExactly("{\"sku\":\"A1\"} {\"sku\":\"A1\"} delete");
        assertThat(changes.of(3, "operation", "source_table", "changed_at", "source_position"))
                .containsExactly("read shop.article 2010-12-01 08:00:00.0 null");
    }

    @Test
    void leavesOutWhatIsAboutNoRow() {
        String[] documents = {
            "null",
            "{\"schema\": null, \"payload\": null}",
            "{\"ts_ms\":1291190400000}",
            "{\"schema\":{\"type\":\"struct\"},\"payload\":{\"ts_ms\":1291190400000}}",
            "{\"source\":{\"db\":\"shop\"},\"databaseName\":\"shop\",\"ddl\":\"CREATE TABLE a\",\"tableChanges\":[]}",
            "{\"status\":\"END\",\"id\":\"571:53195832\",\"event_count\":2}",
            "{\"op\":\"m\",\"ts_ms\":1,\"message\":{\"prefix\":\"p\",\"content\":\"Yg==\"}}"
        };
        Changes changes = read(documents);
        for (int i = 0; i < documents.length; i++) {
            assertThat(changes.fate(i)).as(documents[i]).isEqualTo("filtered");
        }
    }

    @Test
    void putsAsideWhatTellsNoChangeOfARow() {
        Changes changes = read(
                "{\"id\":1004}",
                "{\"op\":\"t\",\"source\":{\"db\":\"shop\"}}",
                "{\"op\":\"x\",\"after\":{}}",
                "{\"op\":\"d\",\"before\":null,\"after\":null}",
                "{\"op\":\"u\",\"before\":{}}",
                "{\"op\":\"c\",\"after\":[1]}",
                "[1,2]",
                "{\"op\":\"c\",\"after\":{}} x");
        assertThat(changes.fate(0)).isEqualTo("is no Debezium change: it has no 'op' 0");
        assertThat(changes.fate(1)).isEqualTo("truncates a table, which cannot be told row by row 0");
        assertThat(changes.fate(2))
                .isEqualTo("is no Debezium change: its 'op' is 'x' (must be one of c, u, d, r, t, m) 0");
        assertThat(changes.fate(3)).isEqualTo("is a delete without 'before', so that nobody knows which row it was 0");
        assertThat(changes.fate(4)).isEqualTo("is no Debezium change: it has no 'after' 0");
        assertThat(changes.fate(5)).isEqualTo("is no Debezium change: its row is no JSON object 0");
        assertThat(changes.fate(6)).isEqualTo("is no Debezium change: it has no 'op' 0");
        assertThat(changes.fate(7)).isEqualTo("is not one JSON document (RFC 8259) 0");
        assertThat(changes.of(1, "_record")).containsExactly("{\"op\":\"t\",\"source\":{\"db\":\"shop\"}}");
    }

    @Test
    void ordersChangesOfOneInstantByTheConnectorsPosition() {
        Changes changes = read(
                source("\"file\":\"mysql-bin.000009\",\"pos\":154,\"row\":1"),
                source("\"file\":\"\",\"pos\":0,\"row\":0"),
                source("\"change_lsn\":\"00000027:00000758:0005\",\"commit_lsn\":\"00000027:00000760:0002\","
                        + "\"event_serial_no\":2"),
                source("\"scn\":\"2122184\""),
                source("\"collection\":\"c\",\"ord\":28,\"ts_us\":1739321992000001"));
        assertThat(changes.of(0, "source_position"))
                .containsExactly("mysql-bin.0000000009:00000000000000000154:0000000001");
        assertThat(changes.of(1, "source_position")).containsExactly("null");
        assertThat(changes.of(2, "source_position"))
                .containsExactly("00000027:00000760:0002:00000027:00000758:0005:0000000002");
        assertThat(changes.of(3, "source_position")).containsExactly("00000000000002122184");
        assertThat(changes.of(4, "source_position", "changed_at", "source_table"))
                .containsExactly("0000000028 2025-02-12 00:59:52.000001 c");
    }

    @Test
    void readsRowsThatWereTakenOutOfTheirEnvelope() {
        Changes changes = read(
                "{\"id\":1, \"price\":1.10,\"__op\":\"c\",\"__db\":\"shop\",\"__table\":\"a\",\"__source_ts_ms\":1000,"
                        + "\"__lsn\":7}",
                "{\"schema\":{\"type\":\"struct\"},\"payload\":{\"id\":1,\"price\":1.10,\"__deleted\":\"true\"}}",
                "{\"id\":1,\"__deleted\":\"false\"}");
        assertThat(changes.of(0, "payload", "operation", "source_table", "changed_at", "source_position"))
                .containsExactly(
                        changes.documents().get(0) + " insert shop.a 1970-01-01 00:00:01.0 00000000000000000007");
        assertThat(changes.of(1, "payload", "operation"))
                .containsExactly("{\"id\":1,\"price\":1.10,\"__deleted\":\"true\"} delete");
        assertThat(changes.of(2, "operation", "changed_at")).containsExactly("update null");
    }

    @Test
    void writesValuesOfConnectsTypesAsOneReadsThem() {
        Changes changes = read("{\"schema\":{\"fields\":[{\"field\":\"after\",\"fields\":["
                + field("id", "null")
                + field("price", "org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"2\"},\"x\":\"")
                + field("big", "org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"9\"},\"x\":\"")
                + field("low", "org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"3\"},\"x\":\"")
                + field("deep", "org.apache.kafka.connect.data.Decimal")
                + field("plain", "org.apache.kafka.connect.data.Decimal")
                + field("none", "org.apache.kafka.connect.data.Decimal")
                + field("odd", "io.debezium.data.VariableScaleDecimal")
                + field("day", "io.debezium.time.Date") + field("ms", "io.debezium.time.Timestamp")
                + field("us", "io.debezium.time.MicroTimestamp") + field("ns", "io.debezium.time.NanoTimestamp")
                + field("at", "io.debezium.time.MicroTime") + field("zoned", "io.debezium.time.ZonedTimestamp")
                + "{\"field\":\"name\",\"type\":\"string\"}]}]},"
                + "\"payload\":{\"op\":\"c\",\"after\":{\"id\":1,\"price\":\"AN4=\",\"big\":\"ACfkGzJGvsmxbjmBFQ==\","
                + "\"low\":\"/w==\",\"deep\":\"2BvkzblBNk6Rxn7r\",\"plain\":11111,\"none\":null,\"odd\":{\"scale\":1,\"value\":\"ew==\"},"
                + "\"day\":14948,\"ms\":1291190400000,\"us\":1679581805123456,\"ns\":1679581805123456789,"
                + "\"at\":36803000000,\"zoned\":\"2023-03-23T22:00:10Z\",\"name\":\"1.10 \\\"x\\\"\"}}}");
        assertThat(changes.of(0, "payload"))
                .containsExactly(
                        "{\"id\":1,\"price\":2.22,\"big\":12345678901234567890.123456789,\"low\":-0.001,\"deep\":-12345678901234567890123456789,"
                                + "\"plain\":11111,\"none\":null,\"odd\":12.3,\"day\":\"2010-12-05\","
                                + "\"ms\":\"2010-12-01T08:00:00\",\"us\":\"2023-03-23T14:30:05.123456\","
                                + "\"ns\":\"2023-03-23T14:30:05.123456\",\"at\":\"10:13:23\","
                                + "\"zoned\":\"2023-03-23T22:00:10Z\",\"name\":\"1.10 \\\"x\\\"\"}");
    }

    private static String field(String name, String type) {
        return "{\"field\":\"" + name + "\",\"name\":\"" + type + "\"},";
    }

    private static String source(String position) {
        return "{\"op\":\"c\",\"after\":{},\"ts_ms\":1,\"source\":{" + position + "}}";
    }

    private Changes read(String... documents) {
        return Changes.of(new Landing(spark, folder), Dialect.DEBEZIUM, documents);
    }
}
