package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Ledger;
import io.meshline.model.Verdict;
import io.meshline.plan.Refresh;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Facts of an interval that are computed anew, on real tables. */
@ExtendWith(SharedSpark.class)
class EventsIntervalTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    EventsIntervalTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void healsTheRowsOfTheIntervalTakesInWhatIsNewAndLeavesOtherRowsAsTheyAre() {
        Records sold = events("deduplicate-by = [\"*\"]");
        sold.take("('A', 1, '2024-01-01', ''), ('B', 1, '2024-01-02', ''), ('C', 1, '2024-01-02', ''), "
                + "('D', 1, '2024-01-03', ''), ('E', 1, null, '')");
        damage(sold, "update %s set free = 9 where sku in ('A', 'B')");
        damage(sold, "insert into %s values ('X', 1, date'2024-01-02'), ('Y', 1, date'2024-01-03')");
        damage(sold, "delete from %s where sku in ('D')");

        sold.deliver("select * from values ('B', 1, '2024-01-02', ''), ('F', 1, '2024-01-02', ''), "
                + "('G', 1, '2024-01-04', '') as t(sku, free, at, op)");
        JobRun run = sold.recompute("2024-01-02", "2024-01-03");

        assertThat(run.action()).isEqualTo("interval");
        // B and C are read again, B, F and G are new; C stands as it was, B and F come in the place of B and X.
        assertThat(run.work().ledger()).isEqualTo(new Ledger(5, 1, 2, 1, 1, 0, 0));
        assertThat(sold.rows("*"))
                .containsExactly(
                        "A 9 2024-01-01",
                        "B 1 2024-01-02",
                        "C 1 2024-01-02",
                        "E 1 null",
                        "F 1 2024-01-02",
                        "G 1 2024-01-04",
                        "Y 1 2024-01-03");
    }

    @Test
    @Tag("slow")
    void touchesNoFileWhereNothingDiffers() {
        Records sold = events("deduplicate-by = [\"*\"]");
        sold.take("('A', 1, '2024-01-01', ''), ('B', 1, '2024-01-02', '')");
        damage(sold, "delete from %s where sku = 'B'");
        assertThat(sold.recompute("2024-01-02", "2024-01-03").work().ledger())
                .isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0));

        JobRun again = sold.recompute("2024-01-02", "2024-01-03");
        assertThat(again.work().ledger()).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0));
        assertThat(again.warnings()).isEmpty();
        assertThat(sold.rows("*")).containsExactly("A 1 2024-01-01", "B 1 2024-01-02");
        assertThat(sold.changes(again.work().version().orElseThrow(), "*")).isEmpty();
    }

    @Tag("slow")
    @Test
    void tellsOfRowsThatNothingGivesAnyMore() {
        Records sold = events("");
        sold.take("('A', 1, '2024-01-02', '')");
        damage(sold, "insert into %s values ('X', 1, date'2024-01-02'), ('Y', 1, date'2024-01-02')");
        JobRun run = sold.recompute("2024-01-02", "2024-01-03");
        assertThat(run.work().ledger()).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0));
        assertThat(run.warnings())
                .containsExactly(
                        "2 rows of 2024-01-02 to 2024-01-03 are gone: nothing in the input gives them any more");
        assertThat(sold.rows("*")).containsExactly("A 1 2024-01-02");
    }

    @Tag("slow")
    @Test
    void keepsEachFactOnceWhereItsDeliveriesAreOfTimesInsideAndOutside() {
        Records sold = events("deduplicate-by = [sku]");
        sold.take("('A', 1, '2024-01-01', '')");
        sold.take("('A', 2, '2024-01-05', ''), ('B', 1, '2024-01-05', '')");
        assertThat(sold.recompute("2024-01-05", "2024-01-06").work().ledger())
                .isEqualTo(new Ledger(2, 0, 0, 1, 1, 0, 0));
        assertThat(sold.recompute("2024-01-01", "2024-01-02").work().ledger())
                .isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0));
        assertThat(sold.rows("*")).containsExactly("A 1 2024-01-01", "B 1 2024-01-05");
    }

    @Tag("slow")
    @Test
    void theGreatestDeliveryStaysWhateverItsTime() {
        Records sold = events("deduplicate-by = [sku], sequence-by = free");
        sold.take("('A', 2, '2024-01-05', ''), ('B', 1, '2024-01-05', '')");
        sold.take("('A', 1, '2024-01-01', '')");
        assertThat(sold.recompute("2024-01-01", "2024-01-02").work().ledger())
                .isEqualTo(new Ledger(1, 0, 0, 0, 1, 0, 0));
        // What stands elsewhere is lesser, as after a repair of the input.
        damage(sold, "update %s set free = 0, at = date'2024-01-09' where sku = 'A'");
        assertThat(sold.recompute("2024-01-05", "2024-01-06").work().ledger())
                .isEqualTo(new Ledger(2, 0, 1, 1, 0, 0, 0));
        assertThat(sold.rows("*")).containsExactly("A 2 2024-01-05", "B 1 2024-01-05");
    }

    @Test
    void settlesTheOpenRecordsOfTheIntervalAndNoOthers() {
        Records sold = events("");
        sold.take("('A', '1', '2024-01-01', ''), ('B', 'x', '2024-01-02', ''), ('C', 'y', '2024-01-03', ''), "
                + "('D', 'z', 'never', '')");
        assertThat(sold.held()).containsExactly("1 B", "1 C", "1 D");
        sold.deliver("select * from values ('E', 'x', '2024-01-02', ''), ('F', 'x', '2024-01-04', '') "
                + "as t(sku, free, at, op)");
        assertThat(sold.recompute("2024-01-02", "2024-01-03").work().ledger())
                .isEqualTo(new Ledger(3, 0, 0, 0, 0, 0, 3));
        assertThat(sold.held()).containsExactly("2 B", "2 C", "2 D", "2 E", "2 F");
        assertThat(sold.recompute("2024-01-05", "2024-01-06").work().ledger().read())
                .isZero();
        assertThat(sold.held()).containsExactly("2 B", "2 C", "2 D", "2 E", "2 F");
        sold.recompute("2024-01-03", "2024-01-05");
        assertThat(sold.held()).containsExactly("4 B", "4 C", "4 D", "4 E", "4 F");
    }

    @Tag("slow")
    @Test
    void tellsOfADayThatLostItsRows() {
        Records sold = events("quality { periods { column = at } }");
        sold.take("('A', 1, '2024-01-01', ''), ('B', 1, '2024-01-03', '')");
        assertThat(gaps(sold.recompute("2024-01-03", "2024-01-04"))).containsExactly("2024-01-02");
        damage(sold, "insert into %s values ('X', 1, date'2024-01-02')");
        assertThat(gaps(sold.recompute("2024-01-03", "2024-01-04"))).isEmpty();
        assertThat(gaps(sold.recompute("2024-01-02", "2024-01-03"))).containsExactly("2024-01-02");
        assertThat(gaps(sold.take("('C', 1, '2024-01-02', '')"))).isEmpty();
    }

    @Test
    void judgesTheRowsOfTheIntervalAndComparesThemWithNoDelivery() {
        Records sold = events(
                "quality { error = [\"RowCount > 1\"]\n"
                        + "anomalies { rows { metric = RowCount, strategy = change-rate, min = 0.9, max = 1.1, severity = error } } }");
        sold.take("('A', 1, '2024-01-01', ''), ('B', 1, '2024-01-01', ''), ('C', 1, '2024-01-02', ''), "
                + "('D', 1, '2024-01-03', '')");
        damage(sold, "update %s set free = 9");
        JobRun two = sold.recompute("2024-01-01", "2024-01-02");
        assertThat(two.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(two.audit().metrics()).isEmpty();
        assertThat(sold.recompute("2024-01-01", "2024-01-02").gate()).isEqualTo("-");
        assertThat(sold.recompute("2024-01-02", "2024-01-03").status()).isEqualTo(JobStatus.REFUSED);
        assertThat(sold.rows("sku", "free")).containsExactly("A 1", "B 1", "C 9", "D 9");
    }

    @Tag("slow")
    @Test
    void leavesEverythingAsItWasWhenItIsKilledBetweenQuarantineAndData() {
        Records sold = events("");
        sold.take("('A', '1', '2024-01-02', ''), ('B', 'x', '2024-01-02', ''), ('C', 'y', '2024-01-03', '')");
        damage(sold, "update %s set free = 9");
        Refresh refresh = Records.interval("2024-01-02", "2024-01-03");
        try (OpenBatch killed = OpenBatch.of(sold.job(refresh))) {
            JobContext job = sold.job(refresh);
            killed.commitBeside(Executor.of(job.dataset())
                    .prepare(job, killed.transaction())
                    .sides());
        }
        assertThat(sold.held()).containsExactly("1 B", "1 C");
        assertThat(sold.rows("sku", "free")).containsExactly("A 9");
        sold.recompute("2024-01-02", "2024-01-03");
        assertThat(sold.held()).containsExactly("2 B", "2 C");
        assertThat(sold.rows("sku", "free")).containsExactly("A 1");
    }

    @Tag("slow")
    @Test
    void oneOfTwoRunsAtOnceGetsThrough() {
        Records sold = events("");
        sold.take("('A', 1, '2024-01-02', '')");
        JobContext slow = sold.job(Records.interval("2024-01-02", "2024-01-03"));
        sold.take("('B', 1, '2024-01-02', '')");
        assertThatThrownBy(() -> new JobExecution(slow).run())
                .isInstanceOfSatisfying(
                        MeshlineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONCURRENT_RUN));
        assertThat(sold.rows("sku")).containsExactly("A", "B");
    }

    private static List<String> gaps(JobRun run) {
        return run.audit().verdicts().stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED)
                .map(verdict -> verdict.reason().replaceAll(".*missing: ", ""))
                .toList();
    }

    private void damage(Records sold, String sql) {
        spark.sql(sql.formatted("delta.`" + sold.path() + "`"));
    }

    private Records events(String keys) {
        return new Records(spark, folder, "events.sold", "time-column = at\n" + keys);
    }
}
