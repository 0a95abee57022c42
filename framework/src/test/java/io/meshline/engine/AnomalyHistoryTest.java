package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Verdict;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose days have ten lines each, and a rule that refuses a day with less than half of the last one. */
@ExtendWith(SharedSpark.class)
class AnomalyHistoryTest {
    private static final String RULE = "anomalies.lines (RowCount, change-rate from 0.5 to any)";
    private static final String QUALITY =
            "anomalies.lines { metric = RowCount, strategy = change-rate, min = 0.5, severity = error, after = 2 }";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    private Shop shop;

    AnomalyHistoryTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void openTheShop() {
        shop = new Shop(spark, folder, QUALITY);
    }

    @Test
    void aDayIsHeldAgainstTheDaysThatWereCommittedBefore() {
        assertThat(reason(day("monday", 10))).isEqualTo("not evaluated: 0 of 2 batches are measured");
        assertThat(reason(day("tuesday", 10))).isEqualTo("not evaluated: 1 of 2 batches are measured");
        assertThat(reason(day("wednesday", 8))).isEmpty();

        JobRun half = day("thursday", 3);
        assertThat(reason(half)).isEqualTo(RULE + ": was 3, after 8 in the batch before");
        assertThat(half.status()).isEqualTo(JobStatus.REFUSED);
    }

    @Test
    void aRefusedDayIsNotPartOfTheHistory() {
        day("monday", 10);
        day("tuesday", 10);
        assertThat(day("wednesday", 1).status()).isEqualTo(JobStatus.REFUSED);

        // Both days come together now.
        assertThat(reason(day("thursday", 9))).isEmpty();
        assertThat(reason(day("friday", 4))).isEqualTo(RULE + ": was 4, after 10 in the batch before");
    }

    private JobRun day(String name, int lines) {
        shop.deliver(
                name + ".csv",
                IntStream.range(0, lines).mapToObj(line -> "A" + line + ",1").toArray(String[]::new));
        JobRun run = new JobExecution(shop.job(name)).run();
        List<JobRun> uncommitted = run.status() == JobStatus.SUCCEEDED ? List.of() : List.of(run);
        new PlatformTables(spark, shop.settings()).catchUp(List.of(Shop.TILLS), uncommitted);
        return run;
    }

    private static String reason(JobRun run) {
        return run.audit().verdicts().stream().map(Verdict::reason).reduce("", String::concat);
    }
}
