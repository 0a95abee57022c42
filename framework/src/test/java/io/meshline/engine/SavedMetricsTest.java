package io.meshline.engine;

import static io.meshline.engine.DeequInJava.any;
import static io.meshline.engine.DeequInJava.context;
import static io.meshline.engine.DeequInJava.figures;
import static io.meshline.engine.DeequInJava.kept;
import static io.meshline.engine.DeequInJava.key;
import static io.meshline.engine.DeequInJava.list;
import static io.meshline.engine.DeequInJava.metrics;
import static io.meshline.engine.DeequInJava.seq;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.CountDistinct;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.Metric;
import io.meshline.fixture.SharedSpark;
import io.meshline.quality.MetricHistory;
import io.meshline.quality.TableMetricsRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** Figures that are saved where no run left any. */
@ExtendWith(SharedSpark.class)
class SavedMetricsTest {
    private static final Size SIZE = new Size(Option.empty());

    private final SparkSession spark;

    @TempDir
    private Path warehouse;

    SavedMetricsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void aWarehouseWithoutRunsHasNoResultsUntilOneIsSaved() {
        TableMetricsRepository repository =
                PlatformMetrics.open(spark, warehouse.resolve("empty").toString());
        assertThat(list(repository.load().get())).isEmpty();
        assertThat(warehouse.resolve("empty")).doesNotExist();
        repository.save(key(7, Map.of()), context(Map.of(SIZE, 3.0)));
        assertThat(figures(repository.loadByKey(key(7, Map.of())).get())).isEqualTo(Map.of(SIZE, 3.0));
    }

    @Test
    void metricsOfDeequAreKeptAsTheyAre() {
        TableMetricsRepository repository = PlatformMetrics.open(spark, warehouse.toString());
        AnalyzerContext measured = AnalysisRunner.onData(spark.range(5).toDF())
                .addAnalyzer(any(SIZE))
                .addAnalyzer(any(new Completeness("id", Option.empty(), Option.empty())))
                .addAnalyzer(any(new CountDistinct(seq(List.of("id")))))
                .addAnalyzer(any(new Mean("id", Option.apply("id > 2"))))
                .addAnalyzer(any(new Mean("no_such_column", Option.empty())))
                .run();
        repository.save(key(7, Map.of()), measured);

        Map<Object, Metric<?>> kept =
                metrics(repository.loadByKey(key(7, Map.of())).get());
        assertThat(kept).hasSize(4);
        metrics(measured).forEach((analyzer, metric) -> {
            if (metric.value().isSuccess()) {
                assertThat(kept).containsEntry(analyzer, kept(metric));
            }
        });
    }

    @Test
    void aTableOfBeforeTheAnalyzersIsReadAndGrows() {
        spark.sql("select 'monday' as run_id, 'shop.raw.tills' as job, 1L as batch, 'Size' as metric,"
                        + " '*' as instance, 10D as value, timestamp'2010-12-01 08:00:00' as measured_at")
                .write()
                .format("delta")
                .save(warehouse + "/platform/quality_metrics");
        TableMetricsRepository repository = PlatformMetrics.open(spark, warehouse.toString());
        assertThat(list(repository.load().get())).isEmpty();
        assertThat(history(repository)).containsExactly(10.0);

        repository.save(key(7, Map.of("team", "shop")), context(Map.of(SIZE, 3.0)));
        assertThat(list(repository.load().get())).hasSize(1);
        assertThat(history(repository)).containsExactly(10.0);
    }

    private static List<Double> history(TableMetricsRepository repository) {
        return repository.history("shop.raw.tills").of(new io.meshline.model.Metric("Size", "*", 0)).stream()
                .map(MetricHistory.Point::value)
                .toList();
    }
}
