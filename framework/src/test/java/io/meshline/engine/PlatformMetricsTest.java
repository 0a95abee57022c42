package io.meshline.engine;

import static io.meshline.engine.DeequInJava.any;
import static io.meshline.engine.DeequInJava.context;
import static io.meshline.engine.DeequInJava.figures;
import static io.meshline.engine.DeequInJava.key;
import static io.meshline.engine.DeequInJava.list;
import static io.meshline.engine.DeequInJava.seq;
import static io.meshline.engine.DeequInJava.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.deequ.AnomalyCheckConfig;
import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.anomalydetection.RelativeRateOfChangeStrategy;
import com.amazon.deequ.checks.CheckLevel;
import com.amazon.deequ.checks.CheckStatus;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.MetricsRepository;
import com.amazon.deequ.repository.ResultKey;
import io.meshline.commit.TableState;
import io.meshline.fixture.SharedSpark;
import io.meshline.quality.MetricHistory;
import io.meshline.quality.TableMetricsRepository;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.collection.Seq;

/** A shop with two committed days of ten and eight lines, and a refused one. */
@ExtendWith(SharedSpark.class)
class PlatformMetricsTest {
    private static final String QUALITY =
            "error = [\"RowCount > 5\", \"IsComplete \\\"article\\\"\", \"Completeness \\\"pieces\\\" > 0\","
                    + " \"CustomSql \\\"select article from primary\\\"\"]";
    private static final Map<String, String> SHOP = Map.of("job", "shop.raw.tills", "committed", "true");
    private static final Size SIZE = new Size(Option.empty());

    @TempDir
    private static Path folder;

    private static Shop shop;

    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    private TableMetricsRepository repository;

    PlatformMetricsTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeAll
    static void runThreeDays(SparkSession spark) throws IOException {
        shop = new Shop(spark, folder, QUALITY);
        assertThat(List.of(day(spark, "monday", 10), day(spark, "tuesday", 8), day(spark, "wednesday", 2)))
                .containsExactly(JobStatus.SUCCEEDED, JobStatus.SUCCEEDED, JobStatus.REFUSED);
        FileUtils.copyDirectory(
                folder.resolve("warehouse/platform/quality_metrics").toFile(),
                folder.resolve("left").toFile());
    }

    @BeforeEach
    void openWhatTheyLeft() throws IOException {
        FileUtils.copyDirectory(
                folder.resolve("left").toFile(),
                warehouse.resolve("platform/quality_metrics").toFile());
        repository = PlatformMetrics.open(spark, warehouse.toString());
    }

    @Test
    void aVerificationSuiteHoldsDataAgainstWhatRunsLeft() {
        assertThat(check(lines(9)).status()).isEqualTo(CheckStatus.Success());
        // Half of Tuesday's lines; against the refused two of Wednesday four were usual.
        assertThat(check(lines(4)).status()).isEqualTo(CheckStatus.Warning());
    }

    private VerificationResult check(Dataset<Row> rows) {
        AnomalyCheckConfig config = new AnomalyCheckConfig(
                CheckLevel.Warning(), "as many lines as before", tags(SHOP), Option.empty(), Option.empty());
        return new VerificationSuite()
                .onData(rows)
                .useRepository(repository)
                .addAnomalyCheck(
                        new RelativeRateOfChangeStrategy(Option.apply(0.6), Option.apply(2.0), 1),
                        DeequInJava.<NumMatches>ofNumber(SIZE),
                        Option.apply(config))
                .run();
    }

    @Test
    void figuresOfRunsComeUnderTheirTagsAndAnalyzers() {
        List<AnalysisResult> results = list(repository.load().get());

        assertThat(results).extracting(result -> tags(result).get("batch")).containsExactly("1", "2", "0");
        assertThat(tags(results.get(0)))
                .isEqualTo(Map.of(
                        "domain", "shop",
                        "job", "shop.raw.tills",
                        "run_id", "monday",
                        "batch", "1",
                        "committed", "true",
                        "scope", "batch"));
        // The query of a rule is none of Deequ's analyzers.
        assertThat(figures(results.get(1).analyzerContext()))
                .isEqualTo(Map.of(SIZE, 8.0, completeness("article"), 1.0, completeness("pieces"), 1.0));
    }

    @Test
    void resultsAreChosenByTagsTimeAndAnalyzer() {
        List<AnalysisResult> all = list(repository.load().get());
        long tuesday = all.get(1).resultKey().dataSetDate();

        assertThat(runs(repository.load().withTagValues(tags(SHOP)).get())).containsExactly("monday", "tuesday");
        assertThat(runs(repository
                        .load()
                        .withTagValues(tags(Map.of("domain", "shop", "committed", "false")))
                        .get()))
                .containsExactly("wednesday");
        assertThat(runs(repository
                        .load()
                        .withTagValues(tags(Map.of("batch", "2")))
                        .get()))
                .containsExactly("tuesday");
        assertThat(runs(repository
                        .load()
                        .withTagValues(tags(Map.of("team", "shop")))
                        .get()))
                .isEmpty();
        assertThat(runs(repository.load().after(tuesday).get())).containsExactly("tuesday", "wednesday");
        assertThat(runs(repository.load().before(tuesday).get())).containsExactly("monday", "tuesday");
        assertThat(list(repository.load().forAnalyzers(seq(List.of(any(SIZE)))).get()))
                .extracting(result -> figures(result.analyzerContext()))
                .containsExactly(Map.of(SIZE, 10.0), Map.of(SIZE, 8.0), Map.of(SIZE, 2.0));
    }

    @Test
    void filesThatHoldNothingOfATimeAreNotRead() throws Exception {
        long tuesday = list(repository.load().get()).get(1).resultKey().dataSetDate();
        Files.delete(
                Path.of(URI.create(table(warehouse).filter("run_id = 'monday'").inputFiles()[0])));
        assertThat(runs(repository.load().after(tuesday).get())).containsExactly("tuesday", "wednesday");
    }

    @Test
    void whatIsSavedIsThereUnderItsKeyOnce() {
        ResultKey key = key(7, Map.of("team", "shop", "job", "shop.raw.tills"));
        repository.save(key, context(Map.of(SIZE, 3.0, completeness("article"), 0.5)));
        long version = version();
        repository.save(key, context(Map.of(SIZE, 3.0)));
        assertThat(version()).isEqualTo(version);
        repository.save(key, context(Map.of(SIZE, 4.0)));
        repository.save(key(7, Map.of("team", "shop")), context(Map.of(SIZE, 99.0)));

        assertThat(figures(repository.loadByKey(key).get())).isEqualTo(Map.of(SIZE, 4.0, completeness("article"), 0.5));
        assertThat(repository.loadByKey(key(8, Map.of("team", "shop"))).isEmpty())
                .isTrue();
        assertThat(list(repository
                        .load()
                        .withTagValues(tags(Map.of("team", "shop")))
                        .get()))
                .hasSize(2);
        // Gates look at batches of runs.
        assertThat(history()).containsExactly(10.0, 8.0);
        assertThat(rows(warehouse)).isEqualTo(3 * 4 + 3);
    }

    @Test
    void aFigureThatIsMeasuredLaterBecomesPartOfTheBatchsHistory() {
        ResultKey tuesday = list(repository.load().get()).get(1).resultKey();
        new VerificationSuite()
                .onData(lines(8))
                .addRequiredAnalyzer(any(new Mean("id", Option.empty())))
                .useRepository(repository)
                .saveOrAppendResult(tuesday)
                .run();

        assertThat(figures(repository.loadByKey(tuesday).get()))
                .hasSize(4)
                .containsEntry(new Mean("id", Option.empty()), 3.5);
        assertThat(repository.history("shop.raw.tills").of(new io.meshline.model.Metric("Mean", "id", 0)))
                .extracting(MetricHistory.Point::value)
                .containsExactly(3.5);
    }

    @Test
    void nothingIsLostOrDoubledWhenManySaveWhileRunsEnterTheirFigures() throws Exception {
        Path shared = folder.resolve("warehouse");
        repository = PlatformMetrics.open(spark, shared.toString());
        deliver("thursday", 7);
        assertThat(new JobExecution(shop.job("thursday")).run().status()).isEqualTo(JobStatus.SUCCEEDED);
        long before = rows(shared);
        List<Runnable> writers = new ArrayList<>();
        writers.add(() -> new PlatformTables(spark, shop.settings()).catchUp(List.of(Shop.TILLS), List.of()));
        for (int writer = 0; writer < 3; writer++) {
            String name = "writer-" + writer;
            // Two threads share a repository, the third has one of its own.
            MetricsRepository own = writer < 2 ? repository : PlatformMetrics.open(spark, shared.toString());
            writers.add(() -> {
                own.save(key(1, Map.of("writer", name)), context(Map.of(SIZE, 1.0, completeness("a"), 1.0)));
                own.save(key(2, Map.of("all", "same")), context(Map.of(SIZE, 1.0, completeness(name), 1.0)));
            });
        }
        together(writers);

        assertThat(rows(shared)).isEqualTo(before + 4 + 3 * 2 + 1 + 3);
        assertThat(history()).containsExactly(10.0, 8.0, 9.0);
    }

    private static void together(List<Runnable> writers) throws Exception {
        CyclicBarrier start = new CyclicBarrier(writers.size());
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        List<Future<?>> ends = new ArrayList<>();
        for (Runnable writer : writers) {
            ends.add(threads.submit(() -> {
                start.await();
                writer.run();
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
    }

    private static JobStatus day(SparkSession spark, String name, int lines) {
        deliver(name, lines);
        JobRun run = new JobExecution(shop.job(name)).run();
        List<JobRun> uncommitted = run.status() == JobStatus.SUCCEEDED ? List.of() : List.of(run);
        new PlatformTables(spark, shop.settings()).catchUp(List.of(Shop.TILLS), uncommitted);
        return run.status();
    }

    private static void deliver(String name, int lines) {
        shop.deliver(
                name + ".csv",
                IntStream.range(0, lines).mapToObj(line -> name + line + ",1").toArray(String[]::new));
    }

    private Dataset<Row> lines(int lines) {
        return spark.range(lines).toDF();
    }

    private Dataset<Row> table(Path root) {
        return spark.read()
                .format("delta")
                .load(root.resolve("platform/quality_metrics").toString());
    }

    private long rows(Path root) {
        return table(root).count();
    }

    private long version() {
        String path = warehouse.resolve("platform/quality_metrics").toString();
        return TableState.read(spark, "platform.quality_metrics", path)
                .orElseThrow()
                .version();
    }

    private List<Double> history() {
        return repository.history("shop.raw.tills").of(new io.meshline.model.Metric("Size", "*", 0)).stream()
                .map(MetricHistory.Point::value)
                .toList();
    }

    private static Completeness completeness(String column) {
        return new Completeness(column, Option.empty(), Option.empty());
    }

    private static List<String> runs(Seq<AnalysisResult> results) {
        return list(results).stream().map(result -> tags(result).get("run_id")).toList();
    }
}
