package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.Deduplication;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.TableSpec;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.FactIdentity;
import io.meshline.model.Ledger;
import io.meshline.model.LookBack;
import io.meshline.report.JobRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Facts that are delivered again, on real tables. */
@ExtendWith(SharedSpark.class)
class EventsExecutorTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    EventsExecutorTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void theGreatestDeliveryOfAFactStaysInWhateverOrderTheyCome() {
        Records sold = events("deduplicate-by = [sku], sequence-by = at");
        assertThat(ledger(
                        sold.take("('A', 1, '2024-01-02', ''), ('A', 2, '2024-01-01', ''), ('B', 5, '2024-01-02', ''), "
                                + "('C', 5, '2024-01-02', '')")))
                .isEqualTo(new Ledger(4, 3, 0, 0, 1, 0, 0));

        // B is beaten, A is older than what is known, C is the same, D new.
        JobRun second = sold.take("('A', 9, '2024-01-01', ''), ('B', 6, '2024-01-03', ''), ('C', 5, '2024-01-02', ''), "
                + "('D', 7, '2024-01-01', '')");
        assertThat(ledger(second)).isEqualTo(new Ledger(4, 1, 1, 0, 2, 0, 0));
        assertThat(sold.rows("*"))
                .containsExactly("A 1 2024-01-02", "B 6 2024-01-03", "C 5 2024-01-02", "D 7 2024-01-01");
        assertThat(sold.changes(1, "sku", "free"))
                .containsExactly("insert D 7", "update_postimage B 6", "update_preimage B 5");

        // At the same point the greatest values stay; a batch that replaces nothing is an append.
        assertThat(ledger(sold.take("('C', 4, '2024-01-02', ''), ('E', 1, '2024-01-02', '')")))
                .isEqualTo(new Ledger(2, 1, 0, 0, 1, 0, 0));
        assertThat(sold.rows("*")).hasSize(5).contains("C 5 2024-01-02", "E 1 2024-01-02");
    }

    @Test
    void withALookBackOnlyFactsOfThatPeriodAreAsked() {
        Records sold = events("deduplicate-by = [sku], look-back { column = at, period = 2d }");
        sold.take("('A', 1, '2024-01-01', '')");
        sold.take("('B', 1, '2024-01-08', '')");
        sold.take("('C', 1, '2024-01-20', '')");

        // A lies too far back to be found, B and C do not, and neither does a fact after the batch.
        assertThat(ledger(sold.take(
                        "('A', 2, '2024-01-10', ''), ('B', 2, '2024-01-10', ''), ('C', 2, '2024-01-18', '')")))
                .isEqualTo(new Ledger(3, 1, 0, 0, 2, 0, 0));
        assertThat(sold.rows("sku", "free")).containsExactly("A 1", "A 2", "B 1", "C 1");
        assertThat(asked(sold, "('X', date'2024-01-10')")).isEqualTo(2);
        assertThat(asked(sold, "('X', date'2024-01-04'), ('Y', date'2024-01-05')"))
                .isZero();
    }

    /** How many of the four files of the table a batch makes a job look into. */
    private int asked(Records sold, String values) {
        TableSpec spec = new TableSpec(
                "shop.events.sold",
                sold.path(),
                spark.read().format("delta").load(sold.path()).schema(),
                "",
                List.of());
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            Dataset<Row> batch = spark.sql("select * from values " + values + " as t(sku, at)");
            LookBack lookBack = new LookBack("at", Duration.ofDays(2), new Origin("domain.conf", 1));
            FactIdentity identity = new FactIdentity(List.of(), List.of(), Optional.of(lookBack));
            FileSet files = transaction.files(Deduplication.asked(batch, identity));
            assertThat(transaction
                            .rows(files)
                            .select(DeltaTable.FILE)
                            .distinct()
                            .count())
                    .isEqualTo(files.size());
            return files.size();
        }
    }

    private Records events(String keys) {
        return new Records(spark, folder, "events.sold", keys);
    }

    private static Ledger ledger(JobRun run) {
        return run.work().ledger();
    }
}
