package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class FileListingTest {
    private final SparkSession spark;
    private Landing landing;

    FileListingTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void landing(@TempDir Path folder) {
        landing = new Landing(spark, folder);
    }

    @Test
    void listsFilesOfAllFoldersSortedByPath() {
        landing.deliver("b.csv", "b").deliver("2010/12/a.csv", "aa").deliver("a.csv", "a");
        assertThat(landing.files())
                .extracting(SourceFile::path)
                .containsExactly(landing.path("2010/12/a.csv"), landing.path("a.csv"), landing.path("b.csv"));
    }

    @Test
    void tellsSizeAndModificationTime() throws IOException {
        landing.deliver("a.csv", "12345");
        Files.setLastModifiedTime(landing.folder().resolve("a.csv"), FileTime.fromMillis(1_291_194_000_123L));
        assertThat(landing.files()).containsExactly(new SourceFile(landing.path("a.csv"), 5, 1_291_194_000_123L));
    }

    @Test
    void leavesOutHiddenFilesAndFolders() {
        landing.deliver("_SUCCESS", "")
                .deliver(".a.csv.crc", "")
                .deliver("_temporary/a.csv", "")
                .deliver(".snapshot/a.csv", "")
                .deliver("a.csv._COPYING_", "");
        assertThat(landing.files()).isEmpty();
    }

    @Test
    void takesOnlyNamesThatMatchTheGlob() {
        landing.deliver("a.csv", "").deliver("b.csv.gz", "").deliver("readme.txt", "");
        List<SourceFile> files =
                FileListing.of(spark, landing.source("*.{csv,csv.gz}")).files();
        assertThat(files).extracting(SourceFile::path).containsExactly(landing.path("a.csv"), landing.path("b.csv.gz"));
    }

    @Test
    void startsNoSparkJob() {
        for (int i = 0; i < 40; i++) {
            landing.deliver("day-" + i + ".csv", "");
        }
        assertThat(StartedJobs.during(spark, landing::files)).isZero();
    }

    @Test
    void fingerprintChangesOnlyWhenAFileDoes() throws IOException {
        landing.deliver("a.csv", "a").deliver("b.csv", "b");
        long before = fingerprint();
        assertThat(fingerprint()).isEqualTo(before);
        Files.setLastModifiedTime(landing.folder().resolve("a.csv"), FileTime.fromMillis(0));
        long touched = fingerprint();
        assertThat(touched).isNotEqualTo(before);
        landing.deliver("c.csv", "c");
        assertThat(fingerprint()).isNotEqualTo(touched);
    }

    @Test
    void fingerprintIsStableOverReleases() {
        FileListing listing = new FileListing(
                List.of(new SourceFile("file:/landing/b.csv", 2, 20), new SourceFile("file:/landing/a.csv", 1, 10)));
        assertThat(listing.fingerprint()).isEqualTo(7525835904842995494L);
    }

    @Test
    void saysThatTheFolderIsMissingAndWhatToDo() {
        FileSource source = new FileSource("/no/such/folder", "*", Landing.CSV, Landing.ORIGIN);
        MeshlineException error = catchThrowableOfType(MeshlineException.class, () -> FileListing.of(spark, source));
        assertThat(error.code()).isEqualTo(ErrorCode.UNREADABLE_SOURCE);
        assertThat(error)
                .hasMessage("Cannot read source '/no/such/folder': the folder does not exist "
                        + "(conf/domains/sales/domain.conf:13). Create it, or correct the path.");
    }

    @Test
    void saysThatThePathIsAFile() {
        landing.deliver("a.csv", "");
        String path = landing.folder().resolve("a.csv").toString();
        FileSource source = new FileSource(path, "*", Landing.CSV, Landing.ORIGIN);
        assertThatThrownBy(() -> FileListing.of(spark, source))
                .hasMessage(
                        "Cannot read source '" + path
                                + "': it is a file (conf/domains/sales/domain.conf:13). Name the folder that it is delivered to.");
    }

    @Test
    void saysThatStorageIsUnknown() {
        FileSource source = new FileSource("nowhere://bucket/landing", "*", Landing.CSV, Landing.ORIGIN);
        assertThatThrownBy(() -> FileListing.of(spark, source))
                .hasMessage("Cannot read source 'nowhere://bucket/landing': No FileSystem for scheme \"nowhere\" "
                        + "(conf/domains/sales/domain.conf:13). "
                        + "Check that the storage can be reached and read, and run again.");
    }

    @Test
    void refusesAGlobThatIsNone() {
        assertThatThrownBy(() -> FileListing.of(spark, landing.source("[a")))
                .hasMessage(
                        "Invalid file pattern '[a' (must be a glob such as '*.csv*'): "
                                + "error parsing regexp: Unclosed character class at pos 2: `[a` (conf/domains/sales/domain.conf:13)");
    }

    private long fingerprint() {
        return FileListing.of(spark, landing.source(Landing.CSV)).fingerprint();
    }
}
