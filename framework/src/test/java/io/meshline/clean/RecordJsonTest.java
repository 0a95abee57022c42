package io.meshline.clean;

import static io.meshline.clean.Structures.computed;
import static io.meshline.clean.Structures.filtered;
import static io.meshline.clean.Structures.from;
import static io.meshline.clean.Structures.reading;
import static io.meshline.clean.Structures.structure;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Structure;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class RecordJsonTest {
    private final SparkSession spark;

    RecordJsonTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void readsEveryValueBackAsItWas() {
        Dataset<Row> source = spark.sql("""
                SELECT 'a "quoted" line\nand ünïcödé' AS text, '' AS empty, CAST(null AS string) AS missing,
                  timestamp'2010-12-01 08:26:00.123456' AS at, timestamp'0001-01-01 00:00:00' AS early,
                  timestamp_ntz'2010-12-01 08:26:00.000001' AS local, date'1582-10-04' AS day,
                  12345678901234567890.123456789012345678BD AS exact, 0.000BD AS nothing,
                  cast('NaN' AS double) AS nan, cast('-Infinity' AS float) AS least, 0.1D AS tenth, 3.4e38f AS large,
                  9223372036854775807L AS long, cast(-128 AS tinyint) AS tiny, true AS yes,
                  X'00FF10' AS bytes, array(1, null) AS list, map('k', 1, 'l', null) AS map,
                  named_struct('x', named_struct('y', timestamp'2010-12-01 00:00:00.000001'), 'z', null) AS nested,
                  1 AS `odd.name with ``ticks`
                UNION ALL
                SELECT null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                  null, null, null, null, null
                """);

        Dataset<Row> back = RecordJson.read(kept(source, structure()), source.schema());

        assertThat(back.filter(RecordJson.UNREADABLE + " IS NOT NULL").collectAsList())
                .isEmpty();
        Dataset<Row> rows = back.drop(RecordJson.UNREADABLE, Document.POSITION);
        assertThat(rows.schema().toDDL()).isEqualTo(source.schema().toDDL());
        assertThat(texts(rows)).isEqualTo(texts(source));
    }

    @Test
    void readsTimesBackWhateverZoneTheSessionIsIn() {
        Dataset<Row> source = spark.sql("SELECT timestamp'2010-12-01 08:26:00.123456' AS at");
        String zone = spark.conf().get("spark.sql.session.timeZone");
        List<Row> kept = kept(source, structure()).collectAsList();
        try {
            spark.conf().set("spark.sql.session.timeZone", "Europe/Amsterdam");
            StructType schema = kept(source, structure()).schema();
            Dataset<Row> back = RecordJson.read(spark.createDataFrame(kept, schema), source.schema());
            assertThat(back.selectExpr("unix_micros(at)").first().getLong(0)).isEqualTo(1_291_191_960_123_456L);
        } finally {
            spark.conf().set("spark.sql.session.timeZone", zone);
        }
    }

    @Test
    void keepsSystemColumnsThatTheDefinitionSpeaksOf() {
        Dataset<Row> source = spark.sql("SELECT 'x' AS a, 'f.csv' AS _source_file, 'r' AS _run_id, 2 AS _other");
        assertThat(record(source, structure(from("a", "string", "a")))).isEqualTo("{\"a\":\"x\"}");
        assertThat(record(source, structure(from("run", "string", "_run_id"))))
                .isEqualTo("{\"a\":\"x\",\"_run_id\":\"r\"}");
        assertThat(record(source, structure(computed("other", "int", "_other + 1"))))
                .isEqualTo("{\"a\":\"x\",\"_other\":2}");
        assertThat(record(source, filtered("_other > 1", from("a", "string", "a"))))
                .isEqualTo("{\"a\":\"x\",\"_other\":2}");
    }

    @Test
    void findsTheFileWhereQuarantineKeepsIt() {
        Dataset<Row> source = spark.sql("SELECT 'x' AS a, 'f.csv' AS _source_file");
        assertThat(RecordJson.read(kept(source, structure()), source.schema()).first())
                .hasToString("[x,f.csv,null,null]");
    }

    @Test
    void letsOnlyTheElementThatWasPutAsideBecomeARow() {
        Dataset<Row> source =
                spark.sql("SELECT '{\"lines\":[{\"pieces\":1},{\"pieces\":\"many\"},{\"pieces\":3}]}' AS payload");
        Dataset<Row> kept =
                Structuring.rejected(source, reading("$.lines", from("pieces", "int", "@.pieces")), List.of());
        Structure mended = reading("$.lines", from("pieces", "string", "@.pieces"));
        Dataset<Row> again = RecordJson.read(kept, source.schema()).drop(RecordJson.UNREADABLE);
        assertThat(Structuring.accepted(Structures.structured(again, mended), mended)
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("many");
    }

    @Test
    void tellsRecordsThatAreNoRowsOfTheSource() {
        Dataset<Row> source = spark.sql("SELECT 'many' AS pieces");
        StructType changed = new StructType().add("pieces", "int").add("more", "string");
        assertThat(RecordJson.read(kept(source, structure()), changed).first())
                .hasToString("[null,null,{\"pieces\":\"many\"},null]");
    }

    private Dataset<Row> kept(Dataset<Row> source, Structure structure) {
        boolean hasFile = List.of(source.columns()).contains("_source_file");
        return source.select(
                (hasFile ? source.col("_source_file") : lit(null).cast("string")).as(Quarantine.SOURCE_FILE),
                RecordJson.of(source, structure).as(Quarantine.RECORD));
    }

    private String record(Dataset<Row> source, Structure structure) {
        return source.select(RecordJson.of(source, structure)).first().getString(0);
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.withColumn("bytes", rows.col("bytes").cast("string")).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
