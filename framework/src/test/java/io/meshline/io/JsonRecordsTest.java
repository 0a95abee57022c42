package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.FileFormat;
import io.meshline.model.FileFormat.Layout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class JsonRecordsTest {
    private static final String NO_DOCUMENT = "is not one JSON document (RFC 8259)";

    private final SparkSession spark;
    private Landing landing;

    JsonRecordsTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder);
    }

    @Test
    void keepsEachLineAsItIsWritten() {
        landing.deliver("a.json", "\uFEFF{\"sku\": 1.0,  \"é\": null}\r\n\n  \n [1e400]\t\n")
                .deliver("b.json.gz", "\"x\"");
        assertThat(payloads(Landing.JSON_LINES))
                .containsExactlyInAnyOrder("{\"sku\": 1.0,  \"é\": null}", " [1e400]\t", "\"x\"");
        assertThat(problems(Landing.JSON_LINES)).isEmpty();
    }

    @Test
    void keepsAWholeFileAsOneDocument() {
        landing.deliver("a.json", "\uFEFF{\n  \"sku\": 1\n}\r\n");
        assertThat(payloads(Landing.JSON_FILES)).containsExactly("{\n  \"sku\": 1\n}");
        assertThat(problems(Landing.JSON_FILES)).isEmpty();
    }

    @Test
    void setsAsideWhatIsNotExactlyOneDocument() {
        String[] lines = {
            "{\"a\":1", "{\"a\":1} x", "{\"a\":1}{\"b\":2}", "{'a':1}", "1,2", "[1]]", "{a:1}", "NaN", "1]"
        };
        landing.deliver("a.json", String.join("\n", lines) + "\n{}\n");
        assertThat(problems(Landing.JSON_LINES))
                .containsExactlyInAnyOrderElementsOf(List.of(lines).stream()
                        .map(line -> line + " | " + NO_DOCUMENT)
                        .toList());
    }

    @Test
    void setsAsideAFileWithoutADocument() {
        landing.deliver("a.json", "").deliver("b.json", " \n");
        assertThat(problems(Landing.JSON_FILES)).containsExactlyInAnyOrder(" | " + NO_DOCUMENT, "  | " + NO_DOCUMENT);
        assertThat(landing.open(Landing.JSON_LINES, List.of()).records().count())
                .isZero();
    }

    @Test
    void setsAsideWhatIsNotUtf8AndKeepsItsBytes() {
        landing.deliver("a.json", "{\"a\":\"Café\"}".getBytes(StandardCharsets.ISO_8859_1))
                .deliver("b.json", "{\"a\":\"Caf\uFFFD\"}");
        assertThat(problems(Landing.JSON_LINES))
                .containsExactly("{\"a\":\"Café\"} | is not valid UTF-8; its bytes are kept as ISO-8859-1");
        assertThat(problems(Landing.JSON_FILES)).hasSize(1);
    }

    @Test
    void readsOtherEncodings() {
        landing.deliver("a.json", "{\"a\":\"Café\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(payloads(new FileFormat.Json("ISO-8859-1", Layout.LINES))).containsExactly("{\"a\":\"Café\"}");
        landing.deliver("a.json", "{\"a\":\"Café\"}\n".getBytes(StandardCharsets.UTF_16));
        assertThat(payloads(new FileFormat.Json("UTF-16", Layout.MULTI_LINE))).containsExactly("{\"a\":\"Café\"}");
    }

    @Test
    void startsNoSparkJobAndNamesTheFileOfEachDocument() {
        for (int i = 0; i < 40; i++) {
            landing.deliver("day " + i + ".json", "{}\n");
        }
        assertThat(StartedJobs.during(spark, () -> landing.open(Landing.JSON_LINES, List.of())))
                .isZero();
        assertThat(landing.open(Landing.JSON_LINES, List.of())
                        .records()
                        .select("_source_file")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrderElementsOf(
                        landing.files().stream().map(SourceFile::path).toList());
    }

    private List<String> payloads(FileFormat format) {
        return landing.open(format, List.of()).records().select("payload").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<String> problems(FileFormat format) {
        return landing
                .open(format, List.of())
                .records()
                .where("_record_problem is not null")
                .select("_record", "_record_problem")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + " | " + row.getString(1))
                .toList();
    }
}
