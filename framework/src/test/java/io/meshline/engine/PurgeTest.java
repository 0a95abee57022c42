package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.commit.Commit;
import io.meshline.commit.TableState;
import io.meshline.fixture.SharedSpark;
import io.meshline.report.quarantine.PurgeResult;
import io.meshline.report.quarantine.RecordState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Quarantine after two batches of a shop, the first of which is settled. */
@ExtendWith(SharedSpark.class)
class PurgeTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    private Shop shop;

    PurgeTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void putRecordsAside() {
        shop = new Shop(spark, folder);
        shop.deliver("monday.csv", "A1,1", "A2", "A3");
        new JobExecution(shop.job("first")).run();
        new JobExecution(shop.replay("replay")).run();
    }

    @Test
    void deletesSettledRecordsAndSaysInTheCommitWhoDidSo() throws Exception {
        assertThat(Purges.settled(spark, shop)).isEqualTo(new PurgeResult(Shop.TILLS, 2, 2, 0));
        assertThat(shop.rows("_quarantine", "batch", "record")).containsExactly("2 A2", "2 A3");
        String note = TableState.read(spark, "quarantine", shop.settings().quarantinePath(Shop.TILLS))
                .orElseThrow()
                .lastNote()
                .orElseThrow()
                .userMetadata()
                .orElseThrow();
        assertThat(new ObjectMapper().readTree(note))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"purge\":{\"records\":2,\"states\":[\"settled\"],\"before\":null,\"by\":\""
                                + spark.sparkContext().sparkUser()
                                + "\",\"at\":\"2010-12-24T04:00:00Z\",\"runId\":\"purge\"}}"));
    }

    @Test
    void deletesOpenRecordsWhenTheyAreAskedForAndKeepsTheOthers() {
        assertThat(Purges.open(spark, shop)).isEqualTo(new PurgeResult(Shop.TILLS, 2, 0, 2));
        assertThat(shop.rows("_quarantine", "batch")).containsExactly("1", "1");
        assertThat(Purges.open(spark, shop)).isEqualTo(new PurgeResult(Shop.TILLS, 0, 0, 2));
    }

    @Test
    void keepsWhatWasPutAsideSinceTheTimeThatIsGiven() {
        Set<RecordState> all = Set.of(RecordState.OPEN, RecordState.SETTLED);
        Instant longAgo = Instant.parse("2010-12-01T00:00:00Z");
        assertThat(Purges.purge(spark, shop, all, Optional.of(longAgo)))
                .isEqualTo(new PurgeResult(Shop.TILLS, 0, 2, 2));
        Instant inAMinute = Instant.now().plusSeconds(60);
        assertThat(Purges.purge(spark, shop, all, Optional.of(inAMinute)))
                .isEqualTo(new PurgeResult(Shop.TILLS, 4, 0, 0));
    }

    @Test
    void stopsNoRunThatGoesOnMeanwhile() {
        shop.deliver("tuesday.csv", "A5,5", "A6");
        JobContext job = shop.job("run");
        try (OpenBatch batch = OpenBatch.of(job)) {
            Prepared prepared = Executor.of(job.dataset()).prepare(job, batch.transaction());
            Purges.settled(spark, shop);
            batch.commitBeside(prepared.sides());
            assertThat(Purges.open(spark, shop).purged()).isEqualTo(2);
            batch.commit(prepared.staged(), new Commit(batch.number(), prepared.positions(), ""));
        }
        assertThat(shop.rows("", "article")).containsExactly("A1", "A5");
        assertThat(shop.rows("_quarantine", "batch", "record")).isEqualTo(List.of("3 A6"));
    }
}
