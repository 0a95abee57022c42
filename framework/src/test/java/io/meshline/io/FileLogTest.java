package io.meshline.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.io.FileLog.RejectedFiles;
import io.meshline.io.FileLogEntry.Intake;
import io.meshline.io.FileLogEntry.Loaded;
import io.meshline.io.FileLogEntry.Rejected;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class FileLogTest {
    private static final Instant AT = Instant.parse("2011-01-01T04:00:00.123456Z");
    private static final SourceFile FIRST = new SourceFile("file:/landing/2010-12-01.csv", 10, 1_291_161_600_001L);
    private static final SourceFile SECOND = new SourceFile("file:/landing/2010-12-02.csv", 20, 1_291_248_000_000L);
    private static final SourceFile THIRD = new SourceFile("file:/landing/2010-12-03.csv", 30, 1_291_334_400_000L);

    private static final FileLogEntry LOADED = new FileLogEntry(new Intake(1, "run-1", AT), FIRST, new Loaded(9, 1));
    private static final FileLogEntry REJECTED =
            new FileLogEntry(new Intake(2, "run-2", AT), SECOND, new Rejected("is empty"));
    private static final FileLogEntry KILLED = new FileLogEntry(new Intake(3, "run-3", AT), THIRD, new Loaded(5, 0));

    private final SparkSession spark;

    FileLogTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void everyColumnIsDescribed() {
        assertThat(FileLog.SCHEMA.fields()).allMatch(field -> field.getComment().isDefined());
        assertThat(log(LOADED).schema()).isEqualTo(FileLog.SCHEMA);
    }

    @Test
    void writesWhatBecameOfAFile() {
        List<Row> rows = log(LOADED, REJECTED).drop("path").collectAsList();
        assertThat(rows)
                .extracting(Row::toString)
                .containsExactly(
                        "[1,10,2010-12-01 00:00:00.001,loaded,9,1,null,run-1,2011-01-01 04:00:00.123456]",
                        "[2,20,2010-12-02 00:00:00.0,rejected,null,null,is empty,run-2,2011-01-01 04:00:00.123456]");
    }

    @Test
    void readsOnlyEntriesOfCommittedBatches() {
        assertThat(FileLog.read(log(LOADED, REJECTED, KILLED), 2)).containsExactlyInAnyOrder(LOADED, REJECTED);
    }

    @Test
    void startsNoSparkJobToMakeRows() {
        assertThat(StartedJobs.during(spark, () -> log(LOADED).queryExecution().executedPlan()))
                .isZero();
    }

    @Test
    void pendingAreTheFilesThatAreNotLogged() {
        assertThat(pending(RejectedFiles.DONE, FIRST, SECOND, THIRD)).containsExactly(THIRD);
    }

    @Test
    void aReplacedFileIsPendingAgain() {
        SourceFile longer = new SourceFile(FIRST.path(), 11, FIRST.modified());
        SourceFile newer = new SourceFile(FIRST.path(), FIRST.size(), FIRST.modified() + 1);
        assertThat(pending(RejectedFiles.DONE, longer)).containsExactly(longer);
        assertThat(pending(RejectedFiles.DONE, newer)).containsExactly(newer);
    }

    @Test
    void rejectedFilesArePendingAgainWhenTheDefinitionChanged() {
        assertThat(pending(RejectedFiles.AGAIN, FIRST, SECOND)).containsExactly(SECOND);
    }

    private static List<SourceFile> pending(RejectedFiles rejected, SourceFile... listed) {
        return FileLog.pending(new FileListing(List.of(listed)), List.of(LOADED, REJECTED), rejected);
    }

    private Dataset<Row> log(FileLogEntry... entries) {
        return FileLog.rows(spark, List.of(entries));
    }
}
