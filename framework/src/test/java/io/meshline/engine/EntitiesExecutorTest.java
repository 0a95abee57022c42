package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Ledger;
import io.meshline.model.Metric;
import io.meshline.model.Verdict;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Objects that come and go, on real tables. */
@ExtendWith(SharedSpark.class)
class EntitiesExecutorTest {
    private static final String[] VERSION = {
        "sku", "free", "at", "valid_from", "valid_to", "is_current", "is_deleted", "_last_seen"
    };
    private static final String GATE =
            "\n quality { error = [\"\"\"IsComplete \"free\" \"\"\"], warn = [\"\"\"RowCount = 2\"\"\"] }";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    EntitiesExecutorTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void aDeletionNeedsNoMoreThanKeyAndSequenceAndNoRuleSeesIt() {
        Records stock = entities("sequence-by = at, delete-when = \"op = 'd'\"" + GATE);

        JobRun first = stock.take("('A', 1, '2024-01-01', 'c'), ('B', 2, '2024-01-01', 'c'), "
                + "('Z', null, '2024-01-01', 'd'), (null, null, '2024-01-01', 'd')");
        assertThat(ledger(first)).isEqualTo(new Ledger(4, 3, 0, 0, 0, 0, 1));
        assertThat(first.audit().verdicts()).extracting(Verdict::reason).containsOnly("");

        JobRun second = stock.take("('A', null, '2024-01-03', 'd'), ('B', 3, '2024-01-02', 'u')");
        assertThat(ledger(second)).isEqualTo(new Ledger(2, 0, 2, 0, 0, 0, 0));
        assertThat(second.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(stock.rows(VERSION))
                .containsExactly(
                        "A 1 2024-01-01 2024-01-01 2024-01-03 false false 2024-01-01",
                        "A null 2024-01-03 2024-01-03 null false true 2024-01-03",
                        "B 2 2024-01-01 2024-01-01 2024-01-02 false false 2024-01-01",
                        "B 3 2024-01-02 2024-01-02 null true false 2024-01-02",
                        "Z null 2024-01-01 2024-01-01 null false true 2024-01-01");

        // Two objects come back, one of them before it went.
        assertThat(stock.take("('A', 7, '2024-01-05', 'c'), ('Z', 8, '2023-12-31', 'c')")
                        .status())
                .isEqualTo(JobStatus.SUCCEEDED);
        assertThat(stock.rows(VERSION))
                .contains(
                        "A null 2024-01-03 2024-01-03 2024-01-05 false true 2024-01-03",
                        "A 7 2024-01-05 2024-01-05 null true false 2024-01-05",
                        "Z 8 2023-12-31 2023-12-31 2024-01-01 false false 2023-12-31",
                        "Z null 2024-01-01 2024-01-01 null false true 2024-01-01")
                .hasSize(7);
        assertThat(stock.rows("sku", "is_current"))
                .filteredOn(row -> row.endsWith("true"))
                .hasSize(2);
    }

    @Test
    void withoutHistoryATableHasOneRowForEachObjectThatEverWas() {
        Records stock = entities("sequence-by = at, history = none, delete-when = \"op = 'd'\"");
        stock.take("('A', 1, '2024-01-01', 'c'), ('A', 2, '2024-01-04', 'u'), ('B', 2, '2024-01-01', 'c')");
        assertThat(ledger(stock.take("('A', 9, '2024-01-02', 'u'), ('B', null, '2024-01-02', 'd'), "
                        + "('C', 3, '2024-01-02', 'c')")))
                .isEqualTo(new Ledger(3, 1, 1, 1, 0, 0, 0));
        assertThat(stock.changes(1, "sku", "free"))
                .containsExactly("insert C 3", "update_postimage B null", "update_preimage B 2");

        stock.take("('B', 4, '2024-01-01', 'u')");
        assertThat(stock.rows("*"))
                .containsExactly(
                        "A 2 2024-01-04 true false", "B null 2024-01-02 false true", "C 3 2024-01-02 true false");
    }

    @Test
    void anObjectThatASnapshotLeavesOutIsGoneWheneverTheSnapshotComes() {
        Records stock = entities("sequence-by = at, snapshots = complete, max-missing = 0.7");
        stock.take("('A', 1, '2024-01-01', ''), ('B', 2, '2024-01-01', ''), ('C', 3, '2024-01-01', '')");
        JobRun second =
                stock.take("('A', 1, '2024-01-03', ''), ('C', 4, '2024-01-03', ''), ('D', 5, '2024-01-03', '')");
        assertThat(ledger(second)).isEqualTo(new Ledger(3, 1, 1, 1, 0, 0, 0));
        assertThat(missing(second.audit())).isEqualTo(1);
        assertThat(stock.rows(VERSION))
                .containsExactly(
                        "A 1 2024-01-01 2024-01-01 null true false 2024-01-03",
                        "B 2 2024-01-01 2024-01-01 2024-01-03 false false 2024-01-01",
                        "B null 2024-01-03 2024-01-03 null false true 2024-01-03",
                        "C 3 2024-01-01 2024-01-01 2024-01-03 false false 2024-01-01",
                        "C 4 2024-01-03 2024-01-03 null true false 2024-01-03",
                        "D 5 2024-01-03 2024-01-03 null true false 2024-01-03");

        // A late one: B was there for longer, and A was not there all the time.
        stock.take("('B', 2, '2024-01-02', ''), ('C', 3, '2024-01-02', '')");
        assertThat(stock.rows(VERSION))
                .containsExactly(
                        "A 1 2024-01-01 2024-01-01 2024-01-02 false false 2024-01-01",
                        "A 1 2024-01-03 2024-01-03 null true false 2024-01-03",
                        "A null 2024-01-02 2024-01-02 2024-01-03 false true 2024-01-02",
                        "B 2 2024-01-01 2024-01-01 2024-01-03 false false 2024-01-02",
                        "B null 2024-01-03 2024-01-03 null false true 2024-01-03",
                        "C 3 2024-01-01 2024-01-01 2024-01-03 false false 2024-01-02",
                        "C 4 2024-01-03 2024-01-03 null true false 2024-01-03",
                        "D 5 2024-01-03 2024-01-03 null true false 2024-01-03");
    }

    @Test
    void aSnapshotThatLeavesOutMoreThanHalfIsRefused() {
        Records stock = entities("sequence-by = at, snapshots = complete, history = none");
        stock.take("('A', 1, '2024-01-01', ''), ('B', 2, '2024-01-01', ''), ('C', 3, '2024-01-01', '')");
        JobRun tiny = stock.take("('A', 1, '2024-01-02', '')");

        assertThat(tiny.status()).isEqualTo(JobStatus.REFUSED);
        assertThat(tiny.audit().verdicts())
                .extracting(Verdict::reason)
                .containsExactly("max-missing = 0.5: the snapshot of 2024-01-02 leaves out 2 of 3 objects that the one"
                        + " before it has, a share of 0.6667");
        assertThat(stock.rows("*")).hasSize(3).allMatch(row -> row.endsWith("true false"));
    }

    private Records entities(String keys) {
        return new Records(spark, folder, "entities.stock", "key = [sku], " + keys);
    }

    private static Ledger ledger(JobRun run) {
        return run.work().ledger();
    }

    private static double missing(Audit audit) {
        List<Metric> metrics = audit.metrics();
        return metrics.stream()
                .filter(metric -> metric.name().equals(MissingObjects.METRIC))
                .mapToDouble(Metric::value)
                .sum();
    }
}
