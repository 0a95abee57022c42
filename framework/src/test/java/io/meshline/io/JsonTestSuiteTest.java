package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshline.fixture.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public JSONTestSuite, a selection of it here: {@code y_} must be taken, {@code n_} must not. */
@ExtendWith(SharedSpark.class)
class JsonTestSuiteTest {
    private final SparkSession spark;

    JsonTestSuiteTest(SparkSession spark) {
        this.spark = spark;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/io/meshline/io/json_test_suite",
                "../../shared/data/json_test_suite/test_parsing"
            })
    void judgesEveryDocumentRightly(String folder) {
        Path suite = Path.of(folder).toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(suite), "the whole suite is not beside the repository");
        List<String> taken = names(suite, "_record_problem is null");
        List<String> setAside = names(suite, "_record_problem is not null");
        assertThat(taken).isNotEmpty().noneMatch(name -> name.startsWith("n_"));
        assertThat(setAside).isNotEmpty().noneMatch(name -> name.startsWith("y_"));
    }

    private List<String> names(Path suite, String condition) {
        return new Landing(spark, suite)
                        .open(Landing.JSON_FILES, List.of())
                        .records()
                        .where(condition)
                        .select(FileRecords.SOURCE_FILE)
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0).replaceAll(".*/", ""))
                        .toList();
    }
}
