package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.commit.TableState;
import io.meshline.fixture.JobCount;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class PlatformTablesTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    private Shop shop;
    private PlatformTables tables;

    PlatformTablesTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void runTwice() {
        shop = new Shop(spark, folder);
        for (String run : List.of("monday", "tuesday")) {
            shop.deliver(run + ".csv", "A1,1");
            new JobExecution(shop.job(run)).run();
        }
        tables = new PlatformTables(spark, shop.settings());
    }

    @Test
    void tellsOnceWhatRunsWithoutPlatformTablesLeftUntold() {
        tables.catchUp(List.of(Shop.TILLS), List.of());
        tables.catchUp(List.of(Shop.TILLS), List.of());

        assertThat(told()).containsExactly("monday 0", "tuesday 1");
    }

    @Test
    void looksAgainAtWhatIsUntoldWhenAnotherRunTellsItMeanwhile() {
        tables.catchUp(
                new AbstractList<>() {
                    private boolean isOvertaken;

                    @Override
                    public DatasetId get(int index) {
                        // By now it was looked up what is told.
                        if (!isOvertaken) {
                            isOvertaken = true;
                            tables.catchUp(List.of(Shop.TILLS), List.of());
                        }
                        return Shop.TILLS;
                    }

                    @Override
                    public int size() {
                        return 1;
                    }
                },
                List.of());

        assertThat(told()).containsExactly("monday 0", "tuesday 1");
    }

    @Test
    void tellsOnceWhenManyRunsTellAtTheSameTime() throws Exception {
        int runs = 4;
        CyclicBarrier start = new CyclicBarrier(runs);
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        List<Future<?>> ends = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            ends.add(threads.submit(() -> {
                start.await();
                tables.catchUp(List.of(Shop.TILLS), List.of());
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        assertThat(told()).containsExactly("monday 0", "tuesday 1");
    }

    @Test
    void tellsThatAJobIsUpToDateOnceAfterItHadFailed() {
        tables.catchUp(List.of(Shop.TILLS), List.of(ended("wednesday", JobStatus.UP_TO_DATE)));
        tables.catchUp(List.of(Shop.TILLS), List.of(ended("thursday", JobStatus.FAILED)));
        tables.catchUp(List.of(Shop.TILLS), List.of(ended("friday", JobStatus.SKIPPED)));
        long version = version();
        for (String day : List.of("saturday", "sunday")) {
            tables.catchUp(List.of(Shop.TILLS), List.of(ended(day, JobStatus.UP_TO_DATE)));
            assertThat(version()).isEqualTo(version + 1);
        }
        assertThat(JobCount.of(
                        spark,
                        () -> tables.catchUp(List.of(Shop.TILLS), List.of(ended("monday", JobStatus.UP_TO_DATE)))))
                .isZero();

        assertThat(told()).containsExactly("friday null", "monday 0", "saturday null", "thursday null", "tuesday 1");
    }

    @Test
    void aBatchThatIsCommittedEndsTheTrouble() {
        tables.catchUp(List.of(Shop.TILLS), List.of(ended("wednesday", JobStatus.FAILED)));
        shop.deliver("thursday.csv", "A1,1");
        new JobExecution(shop.job("thursday")).run();
        tables.catchUp(List.of(Shop.TILLS), List.of());
        tables.catchUp(List.of(Shop.TILLS), List.of(ended("friday", JobStatus.UP_TO_DATE)));

        assertThat(told()).containsExactly("monday 0", "thursday 2", "tuesday 1", "wednesday null");
    }

    private static JobRun ended(String run, JobStatus status) {
        Work work = Work.none(Instant.EPOCH);
        return new JobRun(run, Shop.TILLS, "-", status, work, Audit.NONE, Optional.empty(), List.of());
    }

    private long version() {
        return TableState.read(spark, "platform.runs", shop.settings().platformPath("runs"))
                .orElseThrow()
                .version();
    }

    private List<String> told() {
        return spark
                .read()
                .format("delta")
                .load(shop.settings().platformPath("runs"))
                .selectExpr("run_id", "version")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }
}
