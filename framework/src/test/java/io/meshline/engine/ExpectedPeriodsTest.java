package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.DatasetId;
import io.meshline.model.MissingPeriods;
import io.meshline.model.Verdict;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A shop that delivers a file a day; what it sold stands in the column that is a number of pieces elsewhere. */
@ExtendWith(SharedSpark.class)
class ExpectedPeriodsTest {
    private static final String RULE = "every day of to_date(pieces) has rows";
    private static final String PERIODS =
            "periods { expression = \"to_date(pieces)\", on = [mon, tue, wed, thu, fri, sun]%s }";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    ExpectedPeriodsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void tellsOfAGapUntilALateDeliveryClosesIt() {
        Shop shop = shop("");
        assertThat(periods(deliver(shop, "2010-12-01", "2010-12-02"))).isEqualTo("PASSED ");
        assertThat(periods(deliver(shop, "2010-12-03", "2010-12-05"))).isEqualTo("PASSED ");
        assertThat(periods(deliver(shop, "2010-12-10")))
                .isEqualTo("FAILED " + RULE + ": 4 are missing: 2010-12-06 to 2010-12-09");
        assertThat(missing(shop)).containsExactly(new MissingPeriods("2010-12-06", "2010-12-09", 4));
        assertThat(periods(deliver(shop, "2010-12-08")))
                .isEqualTo("FAILED " + RULE + ": 3 are missing: 2010-12-06 to 2010-12-07, 2010-12-09");
        assertThat(periods(deliver(shop, "2010-12-07", "2010-12-09", "2010-12-06")))
                .isEqualTo("PASSED ");
        assertThat(missing(shop)).isEmpty();
    }

    @Test
    void readsAllRowsAgainAfterSomebodyElseDeletedSomeAndUnderAnotherCalendar() {
        Shop shop = shop("");
        deliver(shop, "2010-12-01", "2010-12-02", "2010-12-03");
        spark.sql("DELETE FROM delta.`" + shop.settings().tablePath(Shop.TILLS) + "` WHERE pieces = '2010-12-02'");
        assertThat(periods(deliver(shop, "2010-12-05"))).isEqualTo("FAILED " + RULE + ": 1 is missing: 2010-12-02");

        Shop closed = shop(", except = [\"2010-12-02/2010-12-03\"]");
        assertThat(missing(closed)).isEmpty();
        assertThat(periods(deliver(closed, "2010-12-07"))).isEqualTo("FAILED " + RULE + ": 1 is missing: 2010-12-06");
    }

    @Test
    void refusesWhatComesBehindAGapWhereItIsAnError() {
        Shop shop = shop(", severity = error");
        deliver(shop, "2010-12-01");
        assertThat(deliver(shop, "2010-12-03").status()).isEqualTo(JobStatus.REFUSED);
        assertThat(deliver(shop, "2010-12-02").status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(shop.rows("", "pieces")).containsExactly("2010-12-01", "2010-12-02", "2010-12-03");
    }

    private Shop shop(String more) {
        return new Shop(spark, folder, PERIODS.formatted(more));
    }

    private JobRun deliver(Shop shop, String... days) {
        for (String day : days) {
            shop.deliver(day + ".csv", "A1," + day);
        }
        return new JobExecution(shop.job(days[0])).run();
    }

    private static String periods(JobRun run) {
        Verdict verdict = run.audit().verdicts().get(0);
        assertThat(verdict.rule()).isEqualTo(RULE);
        return verdict.outcome() + " " + verdict.reason();
    }

    private List<MissingPeriods> missing(Shop shop) {
        Map<DatasetId, List<MissingPeriods>> gaps =
                new PeriodGaps(shop.job("plan").run()).of(List.of(Shop.TILLS));
        return gaps.getOrDefault(Shop.TILLS, List.of());
    }
}
