package io.meshline.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.io.KeptTexts.Kept;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import io.meshline.model.HeaderDrift;
import io.meshline.model.UnknownFields;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that were set aside, read again after the declaration of their source was mended. */
@ExtendWith(SharedSpark.class)
class KeptTextsTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final SparkSession spark;
    private Landing landing;

    KeptTextsTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder);
    }

    @Test
    void readsBytesInTheCharacterSetThatIsDeclaredByNow() {
        landing.deliver("a.csv", "a,b\nCafé €,1\nThé,1,2\n".getBytes(WINDOWS));
        FileFormat.Csv windows = new FileFormat.Csv(",", "\"", "\"", "windows-1252", Layout.LINES);
        assertThat(again(Landing.CSV, windows, "a", "b"))
                .containsExactlyInAnyOrder("Café € | 1 | a.csv", "Thé,1,2 : does not have the 2 values of its header");
    }

    @Test
    void keepsBytesAsTheyAreWhileTheCharacterSetIsStillWrong() {
        landing.deliver("a.csv", "a,b\nCafé,1\nThé,1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        String problem = "is not valid UTF-8; its bytes are kept as ISO-8859-1";
        List<String> same =
                List.of("Café,1 : " + problem, "Thé,1,2 : does not have the 2 values of its header, and " + problem);
        assertThat(told(setAside(Landing.CSV, "a", "b"))).containsExactlyInAnyOrderElementsOf(same);
        assertThat(again(Landing.CSV, Landing.CSV, "a", "b")).containsExactlyInAnyOrderElementsOf(same);
    }

    @Test
    void splitsLinesAtTheDelimiterThatIsDeclaredByNow() {
        landing.deliver("a.csv", "b,a\n1;\"x,y\"\n2;\"é\"\n");
        FileFormat.Csv semicolons = new FileFormat.Csv(";", "\"", "\"", "UTF-8", Layout.LINES);
        landing.deliver("a.csv", "b,a\n1;2;\"x,y\",z,z\n");
        assertThat(again(Landing.CSV, semicolons, "a", "b"))
                .containsExactly("1;2;\"x,y\",z,z : does not have the 2 values of its header");
        landing.deliver("a.csv", "b,a\n\"é;\";x,y,z\n");
        assertThat(again(Landing.CSV, semicolons, "a", "b")).containsExactly("x,y,z | é; | a.csv");
    }

    @Test
    void namesValuesByTheHeaderOfTheirFileThatMayBeGone() throws Exception {
        landing.deliver("a.csv", "b,a\n1,2,3\n");
        landing.deliver("b.csv", "a,b\n1,2,3\n");
        Dataset<Row> kept = setAside(Landing.CSV, "a", "b");
        List<Row> rows = kept.collectAsList();
        java.nio.file.Files.delete(landing.folder().resolve("a.csv"));
        Dataset<Row> stored = spark.createDataFrame(rows, kept.schema());
        assertThat(told(read(stored, Landing.CSV, "a", "b", "c")))
                .containsExactlyInAnyOrder("2 | 1 | 3 | a.csv", "1 | 2 | 3 | b.csv");
    }

    @Test
    void leavesColumnsThatWereDeclaredSinceEmptyWhereTheLineHasNoneForThem() {
        landing.deliver("a.csv", "a,b\nCafé,1\n".getBytes(StandardCharsets.ISO_8859_1));
        FileFormat.Csv latin = new FileFormat.Csv(",", "\"", "\"", "ISO-8859-1", Layout.LINES);
        assertThat(told(read(setAside(Landing.CSV, "a", "b"), latin, "c", "a", "b")))
                .containsExactly("null | Café | 1 | a.csv");
    }

    @Test
    void refusesLinesWithValuesOfColumnsThatAreGone() {
        landing.deliver("a.csv", "a,b\n1,2,3\n");
        assertThat(told(read(setAside(Landing.CSV, "a", "b"), Landing.CSV, "a")))
                .containsExactly("1,2,3 : has a value for 'b', which is not declared");
    }

    @Test
    void leavesRecordsAsTheyAreOfWhichNoTextIsReadable() {
        landing.deliver("a.csv", "a\nclosed,1\n");
        List<String> same = List.of("closed,1 : does not have the 1 values of its header");
        assertThat(again(Landing.CSV, Landing.CSV, "a")).isEqualTo(same);
        FileFormat.Csv semicolons = new FileFormat.Csv(";", "\"", "\"", "UTF-8", Layout.LINES);
        assertThat(again(Landing.CSV, semicolons, "a")).isEqualTo(same);
    }

    @Test
    void readsDocumentsInTheCharacterSetThatIsDeclaredByNow() {
        landing.deliver("a.json", "{\"a\":\"é\"}\n{\"a\":\n".getBytes(StandardCharsets.ISO_8859_1));
        FileFormat.Json latin = new FileFormat.Json("ISO-8859-1", Layout.LINES);
        assertThat(again(Landing.JSON_LINES, latin))
                .containsExactlyInAnyOrder("{\"a\":\"é\"} | a.json", "{\"a\": : is not one JSON document (RFC 8259)");
    }

    private List<String> again(FileFormat before, FileFormat now, String... columns) {
        return told(read(setAside(before, columns), now, columns));
    }

    private Dataset<Row> setAside(FileFormat format, String... columns) {
        return landing.open(format, Landing.columns(columns))
                .records()
                .filter(col(FileRecords.PROBLEM).isNotNull());
    }

    private Dataset<Row> read(Dataset<Row> kept, FileFormat format, String... columns) {
        return new KeptTexts(landing.source(format), Landing.columns(columns))
                .read(
                        new Kept(
                                kept,
                                col(FileRecords.SOURCE_FILE),
                                col(FileRecords.RECORD),
                                when(not(col(FileRecords.RECORD).startsWith("closed")), col(FileRecords.RECORD)),
                                col(FileRecords.PROBLEM),
                                col(FileRecords.HEADER)),
                        UnaryOperator.identity());
    }

    @Test
    void readsDocumentsOfChangesAsTheRowsThatTheyTellOf() {
        landing.deliver(
                "a.json", "{\"type\":\"INSERT\",\"data\":[{\"k\":\"1\"},{\"k\":\"2\"}]}\n{\"type\":\"TRUNCATE\"}\n");
        FileFormat asMaxwell = new FileFormat.Changes(FileFormat.Changes.Dialect.MAXWELL, "UTF-8", Layout.LINES);
        FileFormat asCanal = new FileFormat.Changes(FileFormat.Changes.Dialect.CANAL, "UTF-8", Layout.LINES);
        Dataset<Row> kept = landing.open(asMaxwell, List.of()).records();
        assertThat(read(kept, asCanal)
                        .selectExpr("payload", FileRecords.ROW, FileRecords.PROBLEM)
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactlyInAnyOrder(
                        "[{\"k\":\"1\"},0,null]",
                        "[{\"k\":\"2\"},1,null]",
                        "[null,0,truncates a table, which cannot be told row by row]");
    }

    @Test
    void keepsWhatIsNotDeclaredWhereThatIsAskedFor() {
        landing.deliver("a.csv", "sku,colour\nA1,red,x\n");
        FileFormat.Csv rescuing = new FileFormat.Csv(",", "\"", "\"", "UTF-8", Layout.LINES)
                .with(new HeaderDrift(List.of(), UnknownFields.RESCUE));
        Dataset<Row> kept = landing.open(rescuing, Landing.columns("sku")).records();
        assertThat(kept.filter(col(FileRecords.PROBLEM).isNotNull()).count()).isOne();
        assertThat(read(kept.withColumn(FileRecords.RECORD, lit("A1,red")), rescuing, "sku")
                        .selectExpr("sku", "_rescued")
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[A1,{\"colour\":\"red\"}]");
    }

    /** The values and the file of records that can be read, text and problem of the others. */
    private static List<String> told(Dataset<Row> records) {
        return records.drop(FileRecords.HEADER, FileRecords.ROW).collectAsList().stream()
                .map(row -> {
                    int values = row.length() - 3;
                    String problem = row.getString(values + 1);
                    if (problem != null) {
                        return row.getString(values + 2) + " : " + problem;
                    }
                    String file = Path.of(row.getString(values)).getFileName().toString();
                    StringBuilder text = new StringBuilder();
                    for (int value = 0; value < values; value++) {
                        text.append(row.get(value)).append(" | ");
                    }
                    return text.append(file).toString();
                })
                .toList();
    }
}
