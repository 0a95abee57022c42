package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.Ledger;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a query's result that are computed anew for an interval, on real tables. */
@ExtendWith(SharedSpark.class)
class AggregateIntervalTest {
    private static final String DAILY = """
            aggregates.daily {
              description = "Pieces of each day"
              sql = daily.sql
              time-column = at
              quality { error = ["RowCount > 2", { rule = "RowCount = 3", scope = table }] }
            }
            """;

    private final SparkSession spark;
    private Records sold;
    private Records daily;

    @TempDir
    private Path folder;

    AggregateIntervalTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void makeShop() throws IOException {
        Path sql = Files.createDirectories(folder.resolve("conf/domains/shop/sql"));
        Files.writeString(sql.resolve("daily.sql"), "SELECT at, sum(free) AS pieces FROM events.sold GROUP BY at");
        sold = new Records(spark, folder, "events.sold", "", DAILY);
        daily = sold.of("aggregates.daily");
    }

    @Test
    void healsTheRowsOfTheIntervalAndNoOthers() {
        sold.take("('A', 1, '2024-01-01', ''), ('B', 2, '2024-01-02', ''), ('C', 3, '2024-01-02', ''), "
                + "('D', 4, '2024-01-03', '')");
        daily.run();
        damage("update %s set pieces = 99");
        damage("insert into %s values (date'2024-01-02', 7)");

        // Less than a day is the whole of it.
        JobRun run = daily.recompute("2024-01-02T06:00", "2024-01-02T07:00");
        assertThat(run.action()).isEqualTo("interval");
        assertThat(run.work().ledger()).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0, 0));
        assertThat(run.warnings())
                .containsExactly("1 row of 2024-01-02T06:00 to 2024-01-02T07:00 is gone: nothing in the input gives it"
                        + " any more");
        // A result is judged as a whole, whatever part of it is new.
        assertThat(run.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(daily.rows("*")).containsExactly("2024-01-01 99", "2024-01-02 5", "2024-01-03 99");

        JobRun again = daily.recompute("2024-01-02", "2024-01-03");
        assertThat(again.work().ledger()).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0));
        assertThat(again.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(daily.changes(again.work().version().orElseThrow(), "*")).isEmpty();
    }

    @Tag("slow")
    @Test
    void isOverwrittenAsAWholeWhereItsInputsChanged() {
        sold.take("('A', 1, '2024-01-01', ''), ('B', 2, '2024-01-02', ''), ('D', 4, '2024-01-03', '')");
        daily.run();
        sold.take("('E', 1, '2024-01-01', '')");
        JobRun run = daily.recompute("2024-01-02", "2024-01-03");
        assertThat(run.action()).isEqualTo("overwrite");
        assertThat(daily.rows("*")).containsExactly("2024-01-01 2", "2024-01-02 2", "2024-01-03 4");
    }

    private void damage(String sql) {
        spark.sql(sql.formatted("delta.`" + daily.path() + "`"));
    }
}
