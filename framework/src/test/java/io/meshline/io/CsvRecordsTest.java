package io.meshline.io;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.FileFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the records of CSV files. */
@ExtendWith(SharedSpark.class)
class CsvRecordsTest {
    private static final String WRONG_COUNT = "does not have the 3 values of its header";

    private final SparkSession spark;
    private Landing landing;

    CsvRecordsTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder);
    }

    @Test
    void keepsBlanksZerosAndEmptyStrings() {
        landing.deliver("a.csv", "a,b,c\n 007 ,,\"\"\n\"x, \"\"y\"\"\",\"\n");
        assertThat(records(Landing.CSV).select("a", "b", "c").first())
                .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
                .containsExactly(" 007 ", null, "");
    }

    @Test
    void setsRecordsAsideThatHaveTooFewOrTooManyValues() {
        landing.deliver("a.csv", "a,b,c\n1,2,3\n1,2\n1,2,3,4\nhalf");
        assertThat(problems(Landing.CSV))
                .containsExactlyInAnyOrder("1,2 | " + WRONG_COUNT, "1,2,3,4 | " + WRONG_COUNT, "half | " + WRONG_COUNT);
        assertThat(records(Landing.CSV).where(col(FileRecords.PROBLEM).isNull()).count())
                .isEqualTo(1);
    }

    @Test
    void seesProblemsWhateverColumnsAreAskedFor() {
        landing.deliver("a.csv", "a,b,c\n1,2,3\n1,2\n");
        assertThat(records(Landing.CSV)
                        .select(FileRecords.RECORD)
                        .where("_record is not null")
                        .count())
                .isEqualTo(1);
        assertThat(records(Landing.CSV)
                        .where("_record_problem is null")
                        .select("a")
                        .count())
                .isEqualTo(1);
        assertThat(records(Landing.CSV)
                        .where("a = '1' and _record_problem is not null")
                        .count())
                .isEqualTo(1);
        assertThat(records(Landing.CSV).count()).isEqualTo(2);
        assertThat(records(Landing.CSV).selectExpr("count(_record)", "count(a)").first())
                .hasToString("[1,2]");
    }

    @Test
    void setsRecordsAsideThatAreNotUtf8AndKeepsTheirBytes() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("a,b,c\nCafé,2,3\n".getBytes(StandardCharsets.UTF_8));
        file.write("Café,\"x,y\",\n".getBytes(StandardCharsets.ISO_8859_1));
        file.write("Café,2\n".getBytes(StandardCharsets.ISO_8859_1));
        landing.deliver("a.csv", file.toByteArray());
        assertThat(problems(Landing.CSV))
                .containsExactlyInAnyOrder(
                        "Café,\"x,y\", | is not valid UTF-8; its bytes are kept as ISO-8859-1",
                        "Café,2 | " + WRONG_COUNT + ", and is not valid UTF-8; its bytes are kept as ISO-8859-1");
        assertThat(records(Landing.CSV).where("_record_problem is null").first().getString(0))
                .isEqualTo("Café");
    }

    @Test
    void takesAReplacementCharacterThatUpstreamWrote() {
        landing.deliver("a.csv", "a,b,c\nCaf\uFFFD,2,3\n");
        assertThat(problems(Landing.CSV)).isEmpty();
        assertThat(problems(Landing.SPANNING))
                .containsExactly("Caf\uFFFD,2,3 | holds U+FFFD, which stands for bytes that are not valid UTF-8");
    }

    @Test
    void readsLineBreaksInsideQuotesWhereRecordsMaySpanLines() {
        landing.deliver("a.csv", "a,b,c\r\n1,\"two\r\nlines\",3\r\n\r\n1,2\r\n");
        assertThat(records(Landing.SPANNING)
                        .where("_record_problem is null")
                        .first()
                        .getString(1))
                .isEqualTo("two\nlines");
        assertThat(problems(Landing.SPANNING)).containsExactly("1,2 | " + WRONG_COUNT);
        assertThat(problems(Landing.CSV)).hasSize(3);
    }

    @Test
    void cannotTellALineThatIsCutInItsLastValueFromAWholeOne() {
        landing.deliver("a.csv", "a,b,c\n1,2,\"thr");
        assertThat(records(Landing.CSV).select("c", "_record").first()).hasToString("[thr,null]");
    }

    private Dataset<Row> records(FileFormat format) {
        return landing.open(format, Landing.columns("a", "b", "c")).records();
    }

    private List<String> problems(FileFormat format) {
        return records(format)
                .where("_record_problem is not null")
                .select("_record", "_record_problem")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + " | " + row.getString(1))
                .toList();
    }
}
