package io.meshline.io;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of csv-spectrum: what a CSV file holds, beside it as JSON. */
@ExtendWith(SharedSpark.class)
class CsvSpectrumTest {
    private static final Path CASES = Path.of("src/test/resources/io/meshline/io/csv_spectrum");

    private final SparkSession spark;

    CsvSpectrumTest(SparkSession spark) {
        this.spark = spark;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void readsWhatTheFileHolds(String name) {
        assertThat(values(name, records(name))).isEqualTo(values(name, truth(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newlines_crlf"})
    void readsALineBreakInsideQuotesAsALineFeed(String name) {
        assertThat(values(name, records(name)))
                .isEqualTo(values(name, truth(name)).stream()
                        .map(row -> row.replace("\r\n", "\n"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"location_coordinates"})
    void setsAsideWhatIsNotUtf8(String name) {
        assertThat(records(name).select(FileRecords.PROBLEM).first().getString(0))
                .isEqualTo("holds U+FFFD, which stands for bytes that are not valid UTF-8");
    }

    private Dataset<Row> records(String name) {
        Landing landing = new Landing(spark, CASES.toAbsolutePath());
        List<SourceFile> files =
                FileListing.of(spark, landing.source(name + ".csv")).files();
        FileRecords opened = FileRecords.open(
                spark,
                landing.source(Landing.SPANNING),
                Landing.columns(truth(name).columns()),
                files);
        assertThat(opened.rejected()).isEmpty();
        return opened.records();
    }

    private Dataset<Row> truth(String name) {
        return spark.read()
                .option("multiLine", true)
                .json(CASES.resolve(name + ".json").toString());
    }

    private List<String> values(String name, Dataset<Row> rows) {
        Column[] columns = Arrays.stream(truth(name).columns())
                .map(column -> col("`" + column + "`"))
                .toArray(Column[]::new);
        return rows.select(columns).collectAsList().stream().map(Row::toString).toList();
    }
}
