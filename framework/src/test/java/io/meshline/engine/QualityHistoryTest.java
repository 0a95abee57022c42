package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meshline.clean.Quarantine;
import io.meshline.error.ErrorCode;
import io.meshline.fixture.JobCount;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Ledger;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import io.meshline.plan.Selection;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.Work;
import io.meshline.report.quality.DatasetQuality;
import io.meshline.report.quality.FormerDataset;
import io.meshline.report.quality.PastRun;
import io.meshline.report.quality.QualityReport;
import io.meshline.report.quality.QuarantineReason;
import io.meshline.report.quality.Refusal;
import io.meshline.report.quality.RuleRecord;
import io.meshline.report.quality.Standing;
import io.meshline.report.quality.Trend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class QualityHistoryTest {
    private static final Instant NOW = Instant.parse("2010-12-24T04:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofDays(30));
    private static final String RULE = "ColumnValues \"pieces\" < 100 ";
    private static final DatasetId GONE = new DatasetId("shop", Zone.EVENTS, "voucher_redeemed");

    private final SparkSession spark;

    @TempDir
    private Path folder;

    QualityHistoryTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void saysThatNothingRanYet() {
        QualityReport report = report(new Shop(spark, folder), Selection.ALL);
        assertThat(report.gaps())
                .containsExactly("No run is on record: there is no table 'platform.runs' in '" + folder
                        + "/warehouse/platform/runs'.");
        assertThat(only(report).standing()).isEqualTo(Standing.NEVER_RUN);
    }

    @Test
    void tellsWhatThePlatformTablesAndTheQuarantineHold() {
        Shop shop = new Shop(spark, folder);
        tell(shop, 40, 1, 2, 3);
        quarantine(shop);
        QualityReport report = report(shop, Selection.ALL);

        DatasetQuality tills = only(report);
        assertThat(report.gaps()).isEmpty();
        assertThat(tills.standing()).isEqualTo(Standing.REFUSED);
        assertThat(tills.history().lastGood()).contains(day(2));
        assertThat(tills.history().runs())
                .extracting(run -> run.runId() + " " + run.standing().word() + " " + run.written())
                .containsExactly("day-3 passed 9", "day-2 passed 9", "day-1 refused 9");
        assertThat(tills.rules())
                .extracting(
                        RuleRecord::failed,
                        RuleRecord::checked,
                        rule -> rule.latest().sample())
                .containsExactly(tuple(1L, 3L, List.of("{\"pieces\":720}")));
        assertThat(tills.refusals()).extracting(Refusal::runId).containsExactly("day-1");
        assertThat(tills.trends())
                .containsExactly(new Trend(
                        "Maximum",
                        "pieces",
                        List.of(
                                new Trend.Point(day(3), 7, 1),
                                new Trend.Point(day(2), 7, 2),
                                new Trend.Point(day(1), 720, 0))));
        assertThat(tills.quarantine())
                .containsExactly(
                        new QuarantineReason("cast", "pieces", 2, day(2), "pieces: cannot cast 'many' to int"),
                        new QuarantineReason("required", "article", 1, day(3), "article: a value is required"),
                        new QuarantineReason("rule", "pieces", 1, day(2), RULE + "does not hold"),
                        new QuarantineReason("rule", "pieces", 1, day(2), "ColumnValues \"pieces\" > 0 does not hold"));

        assertThat(report.former()).extracting(FormerDataset::address).containsExactly(GONE.toString());
    }

    @Test
    void tellsHowADatasetStandsHoweverLongAgoItRan() {
        Shop shop = new Shop(spark, folder);
        tell(shop, 400, 300);
        DatasetQuality tills =
                only(report(shop, new Selection(List.of("shop.raw.tills"), Optional.empty(), Optional.empty())));
        assertThat(tills.standing()).isEqualTo(Standing.REFUSED);
        assertThat(tills.history().runs()).isEmpty();
        assertThat(tills.rules())
                .extracting(rule -> rule.latest().reason(), RuleRecord::checked)
                .containsExactly(tuple(RULE + ": the largest value was 720", 0L));
    }

    @Test
    void aDatasetThatIsUpToDateAfterARefusalStandsAsItDidBefore() {
        Shop shop = new Shop(spark, folder);
        tell(shop, 4, 3, 2);
        PlatformTables tables = new PlatformTables(spark, shop.settings());
        tables.catchUp(List.of(), List.of(upToDate(1)));
        tables.catchUp(List.of(), List.of(upToDate(0)));

        DatasetQuality tills = only(report(shop, Selection.ALL));
        assertThat(tills.standing()).isEqualTo(Standing.PASSED);
        assertThat(tills.history().lastGood()).contains(day(3));
        assertThat(tills.history().runs())
                .extracting(run -> run.runId() + " " + run.standing().word() + " " + run.written())
                .containsExactly("day-4 passed 9", "day-3 passed 9", "day-2 refused 9");
        assertThat(tills.history().latest()).map(PastRun::runId).contains("day-3");
    }

    @Test
    void saysWhatCannotBeToldWhereTablesAreMissing() throws Exception {
        Shop shop = new Shop(spark, folder);
        tell(shop, 3, 2, 1);
        Path platform = folder.resolve("warehouse/platform");
        Files.move(platform.resolve("quality_results"), folder.resolve("results"));
        Files.move(platform.resolve("quality_metrics"), folder.resolve("metrics"));
        assertThat(report(shop, Selection.ALL).gaps())
                .containsExactly(
                        "Cannot tell rules and refused rows: there is no table 'platform.quality_results' in '"
                                + platform + "/quality_results'.",
                        "Cannot tell figures over time: there is no table 'platform.quality_metrics' in '" + platform
                                + "/quality_metrics'.",
                        "Cannot tell why some records went to quarantine: there is no quarantine table of"
                                + " 'shop.raw.tills'.");
    }

    @Test
    void readsEachTableOnce() {
        Shop shop = new Shop(spark, folder);
        tell(shop, 40, 1, 2, 3);
        quarantine(shop);
        // Delta picks the files of a period in a job of its own. The runs are not picked: what a dataset's last run was
        // is told however old it is.
        assertThat(JobCount.of(spark, () -> report(shop, Selection.ALL))).isEqualTo(1 + 3 * (1 + 1));
    }

    private QualityReport report(Shop shop, Selection selection) {
        PastFacts facts = new PastFacts(spark, shop.settings(), selection, List.of(Shop.TILLS), SINCE);
        return new QualityHistory(shop.mesh(), facts).at(NOW);
    }

    private static DatasetQuality only(QualityReport report) {
        List<DatasetQuality> datasets = report.datasets().toList();
        assertThat(datasets).hasSize(1);
        return datasets.get(0);
    }

    /** Tells of runs so many days ago, of which the last was refused, and of a dataset that is no longer there. */
    private void tell(Shop shop, int... daysAgo) {
        List<Integer> days =
                Arrays.stream(daysAgo).boxed().sorted(Comparator.reverseOrder()).toList();
        List<JobRun> runs = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            runs.add(i < days.size() - 1 ? passed(Shop.TILLS, days.get(i), i) : refused(days.get(i)));
        }
        runs.add(passed(GONE, 20, 1));
        new PlatformTables(spark, shop.settings()).catchUp(List.of(), runs);
    }

    private static JobRun passed(DatasetId job, int daysAgo, long batch) {
        Verdict verdict = new Verdict(RULE, Severity.ERROR, Outcome.PASSED, "", List.of());
        Audit audit = new Audit(List.of(verdict), List.of(new Metric("Maximum", "pieces", 7)));
        Work work = work(daysAgo, batch, OptionalLong.of(batch));
        return new JobRun(
                "day-" + daysAgo, job, "append", JobStatus.SUCCEEDED, work, audit, Optional.empty(), List.of());
    }

    private static JobRun refused(int daysAgo) {
        Verdict verdict = new Verdict(
                RULE,
                Severity.ERROR,
                Outcome.FAILED,
                RULE + ": the largest value was 720",
                List.of("{\"pieces\":720}"));
        Audit audit = new Audit(
                List.of(verdict),
                List.of(new Metric("Maximum", "pieces", 720), new Metric("Mean", "pieces", Double.NaN)));
        Failure failure = new Failure(ErrorCode.GATE_REFUSED, "The gate refused the batch.");
        Work work = work(daysAgo, 0, OptionalLong.empty());
        return new JobRun(
                "day-" + daysAgo,
                Shop.TILLS,
                "append",
                JobStatus.REFUSED,
                work,
                audit,
                Optional.of(failure),
                List.of());
    }

    private static JobRun upToDate(int daysAgo) {
        return new JobRun(
                "day-" + daysAgo,
                Shop.TILLS,
                "up to date",
                JobStatus.UP_TO_DATE,
                Work.none(day(daysAgo)),
                Audit.NONE,
                Optional.empty(),
                List.of());
    }

    private static Work work(int daysAgo, long batch, OptionalLong version) {
        return new Work(batch, version, new Ledger(10, 9, 0, 0, 0, 0, 1), List.of(), "f", day(daysAgo), 1, 1);
    }

    private static Instant day(int daysAgo) {
        return NOW.minus(Duration.ofDays(daysAgo));
    }

    /** Two records of committed batches, one of them from before the period, and one that a killed run left behind. */
    private void quarantine(Shop shop) {
        Row cast = RowFactory.create("pieces", "cast", "many", "pieces: cannot cast 'many' to int");
        Row rule = RowFactory.create("pieces", "rule", "720", RULE + "does not hold");
        Row other = RowFactory.create("pieces", "rule", "720", "ColumnValues \"pieces\" > 0 does not hold");
        Row required = RowFactory.create("article", "required", null, "article: a value is required");
        List<Row> rows = Stream.of(
                        record(0, 40, cast),
                        record(1, 3, cast, required),
                        record(2, 2, cast, rule, other),
                        record(3, 1, cast))
                .toList();
        spark.createDataFrame(rows, Quarantine.SCHEMA)
                .coalesce(1)
                .write()
                .format("delta")
                .save(shop.settings().quarantinePath(Shop.TILLS));
    }

    private static Row record(long batch, int daysAgo, Row... reasons) {
        return RowFactory.create(
                batch, "day-" + daysAgo, Timestamp.from(day(daysAgo)), "tills", "a.csv", "{}", null, reasons, null);
    }
}
