package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.meshline.error.Causes;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.FileFormat;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class FileCheckTest {
    private final SparkSession spark;
    private Landing landing;

    FileCheckTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder);
    }

    @Test
    void findsTruncatedFilesOfEveryFormat() {
        landing.deliver("good.gz", "a\n1\n").deliver("bad.gz", "a\n1\n").cut("bad.gz", 50);
        for (FileFormat format : List.of(Landing.CSV, Landing.SPANNING, Landing.JSON_LINES, Landing.JSON_FILES)) {
            assertThat(unreadable(format))
                    .containsExactly("bad.gz its gzip is truncated or corrupt: Unexpected end of input stream");
        }
    }

    @Test
    void findsALineThatIsTooWideForTheParser() {
        landing.deliver("good.csv", "a\n1\n").deliver("wide.csv", "a\n1\n" + ",".repeat(20_480) + "\n");
        Throwable failure = catchThrowable(
                () -> landing.open(Landing.CSV, Landing.columns("a")).records().count());
        assertThat(FileCheck.isReadFailure(failure)).isTrue();
        assertThat(unreadable(Landing.CSV)).containsExactly("wide.csv its line 3 has more than 20480 values");
        assertThat(unreadable(Landing.SPANNING)).containsExactly("wide.csv its record 3 has more than 20480 values");
    }

    @Test
    void quotesNoFileInAFailure() {
        landing.deliver("wide.csv", "a\nEVELINE@EXAMPLE.COM" + ",eveline".repeat(20_480) + "\n");
        for (FileFormat format : List.of(Landing.CSV, Landing.SPANNING)) {
            Throwable failure = catchThrowable(
                    () -> landing.open(format, Landing.columns("a")).records().count());
            assertThat(failure)
                    .hasStackTraceContaining("a CSV file cannot be parsed, or has another header than before");
            assertThat(Causes.chain(failure).map(Throwable::toString)).noneMatch(text -> text.contains("eveline"));
        }
        landing.deliver("wide.csv", "a\n1\n");
        FileRecords opened = landing.open(Landing.CSV, Landing.columns("a"));
        landing.deliver("wide.csv", "eveline\n1\n");
        Throwable replaced = catchThrowable(() -> opened.records().count());
        assertThat(Causes.chain(replaced).map(Throwable::toString)).noneMatch(text -> text.contains("eveline"));
        assertThat(FileCheck.isReadFailure(replaced)).isTrue();
    }

    @Test
    void failsForAFileThatIsGone() {
        List<SourceFile> files = List.of(new SourceFile(landing.path("gone.csv"), 1, 1));
        assertThatThrownBy(() -> FileCheck.unreadable(spark, landing.source(Landing.CSV), files))
                .hasMessage("Cannot read source '%s': File %s does not exist (conf/domains/sales/domain.conf:13). "
                                .formatted(landing.folder(), landing.path("gone.csv"))
                        + "Check that the storage can be reached and read, and run again.");
    }

    @Test
    void readsNothingWhenThereIsNothingToCheck() {
        assertThat(StartedJobs.during(spark, () -> FileCheck.unreadable(spark, landing.source(Landing.CSV), List.of())))
                .isZero();
    }

    @Test
    void tellsAFailedComputationFromAFailedRead() {
        landing.deliver("good.csv", "a\n1\n");
        Throwable failure = catchThrowable(() -> landing.open(Landing.CSV, Landing.columns("a"))
                .records()
                .selectExpr("raise_error('no such article')")
                .collect());
        assertThat(failure).hasStackTraceContaining("no such article");
        assertThat(FileCheck.isReadFailure(failure)).isFalse();
    }

    private List<String> unreadable(FileFormat format) {
        return Landing.told(FileCheck.unreadable(spark, landing.source(format), landing.files()))
                .toList();
    }
}
