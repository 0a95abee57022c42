package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.commit.TableState;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.JobCount;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Ledger;
import io.meshline.plan.Action;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Replays of a raw dataset whose files turned out to have another character set, and what comes in between. */
@ExtendWith(SharedSpark.class)
class ReplayTest {
    private static final String LATIN = "ISO-8859-1";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    ReplayTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void bringsInWhatPassesAndPutsTheRestAsideAgain() throws IOException {
        Shop utf = shopWithOneGoodTwoDamagedAndOneCutRecord();
        assertThat(run(utf.job("first")).work().ledger().quarantined()).isEqualTo(3);
        Shop latin = latin();
        Files.delete(folder.resolve("landing/tills/monday.csv"));

        JobRun replay = run(latin.replay("replay"));

        assertThat(replay.action()).isEqualTo("replay");
        assertThat(replay.work().ledger()).isEqualTo(new Ledger(3, 2, 0, 0, 0, 0, 1));
        assertThat(latin.rows("", "article", "pieces", "_run_id", "endswith(_source_file, 'monday.csv')"))
                .containsExactly("A1 1 first true", "Hülle 2 replay true", "Möbel 3 replay true");
        assertThat(open(latin)).containsExactly("2 replay A4");
        assertThat(latin.rows("_quarantine", "batch")).containsExactly("1", "1", "1", "2");
    }

    @Test
    void changesNoRowWhenItIsRepeatedAndNothingAtAllWhenNothingIsOpen() throws IOException {
        Shop shop = shopWithOneGoodTwoDamagedAndOneCutRecord();
        run(shop.job("first"));
        Shop latin = latin();
        run(latin.replay("once"));
        run(latin.replay("twice"));
        assertThat(latin.rows("", "article")).containsExactly("A1", "Hülle", "Möbel");
        assertThat(open(latin)).containsExactly("3 twice A4");

        Purges.open(spark, latin);
        assertThat(JobCount.of(
                        spark,
                        () -> assertThat(shop.replay("nothing").plan().action()).isEqualTo(Action.UP_TO_DATE)))
                .isZero();
    }

    @Test
    void leavesRecordsOpenWhenItIsKilledBetweenQuarantineAndData() throws IOException {
        Shop shop = shopWithOneGoodTwoDamagedAndOneCutRecord();
        run(shop.job("first"));
        Shop latin = latin();
        try (OpenBatch killed = OpenBatch.of(latin.replay("killed"))) {
            JobContext job = latin.replay("killed");
            Prepared prepared = Executor.of(job.dataset()).prepare(job, killed.transaction());
            killed.commitBeside(prepared.sides());
        }
        assertThat(latin.rows("_quarantine", "batch", "run_id")).contains("2 killed");
        assertThat(open(latin)).hasSize(3);
        assertThat(latin.rows("", "article")).containsExactly("A1");

        run(latin.replay("next"));
        assertThat(latin.rows("", "article")).containsExactly("A1", "Hülle", "Möbel");
        assertThat(open(latin)).containsExactly("2 next A4");
    }

    @Test
    void letsOneOfARunAndAReplayThroughWhenBothStartTogether() throws IOException {
        Shop shop = shopWithOneGoodTwoDamagedAndOneCutRecord();
        run(shop.job("first"));
        Shop latin = latin();
        latin.deliver("tuesday.csv", "A5,5");
        JobContext replay = latin.replay("replay");
        run(latin.job("run"));
        assertThatThrownBy(() -> new JobExecution(replay).run())
                .isInstanceOfSatisfying(
                        MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN));
        assertThat(open(latin)).hasSize(3);

        run(latin.replay("again"));
        assertThat(latin.rows("", "article")).containsExactly("A1", "A5", "Hülle", "Möbel");
    }

    @Test
    void leavesRejectedFilesToTheNextRunUnderTheChangedDefinition() throws IOException {
        Shop shop = shopWithOneGoodTwoDamagedAndOneCutRecord();
        run(shop.job("first"));
        Shop latin = latin();
        run(latin.replay("replay"));
        latin.deliver("tuesday.csv", "A5,5");
        JobContext next = latin.job("next");
        assertThat(next.against()).hasToString("OUTDATED");
        run(next);
        assertThat(latin.job("last").against()).hasToString("CURRENT");
        assertThat(latin.rows("", "article")).containsExactly("A1", "A5", "Hülle", "Möbel");
    }

    @Test
    void doesNotHoldAReplayAgainstRulesOfADelivery() throws IOException {
        String quality = "error = [\"RowCount > 3\"], max-quarantined = 0.8";
        Shop shop = new Shop(spark, folder, quality);
        shop.deliver("sunday.csv", "B1,1", "B2,2", "B3,3", "B4,4");
        deliver("monday.csv", "Möbel,3");
        run(shop.job("first"));
        JobRun replay = run(new Shop(spark, folder, quality, LATIN).replay("replay"));
        assertThat(replay.gate()).isEqualTo("-");
        assertThat(replay.audit().metrics()).isEmpty();
    }

    @Test
    void aRecordIsOpenAgainAfterItsTableWasMadeAnew() throws IOException {
        Shop shop = shopWithOneGoodTwoDamagedAndOneCutRecord();
        run(shop.job("first"));
        Shop latin = latin();
        run(latin.replay("replay"));
        HeldRecords held = HeldRecords.of(spark, latin.settings(), Shop.TILLS).orElseThrow();
        assertThat(held.settled()).isEqualTo(1);
        TableState data = TableState.read(spark, "x", latin.settings().tablePath(Shop.TILLS))
                .orElseThrow();
        assertThat(data.position(HeldRecords.INPUT).orElseThrow().identity())
                .isEqualTo(held.state().tableId());
    }

    private Shop shopWithOneGoodTwoDamagedAndOneCutRecord() throws IOException {
        Shop shop = new Shop(spark, folder);
        deliver("monday.csv", "A1,1", "Hülle,2", "Möbel,3", "A4");
        return shop;
    }

    private Shop latin() {
        return new Shop(spark, folder, "", LATIN);
    }

    private void deliver(String file, String... lines) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing/tills"));
        String content = "article,pieces\n" + String.join("\n", lines) + "\n";
        Files.write(landing.resolve(file), content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static JobRun run(JobContext job) {
        JobRun run = new JobExecution(job).run();
        assertThat(run.status()).isEqualTo(JobStatus.SUCCEEDED);
        return run;
    }

    private List<String> open(Shop shop) {
        return HeldRecords.of(spark, shop.settings(), Shop.TILLS)
                .orElseThrow()
                .openRows(spark)
                .select("batch", "run_id", "record")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }
}
