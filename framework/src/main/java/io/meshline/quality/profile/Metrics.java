package io.meshline.quality.profile;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.mapAsJavaMapConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.DataTypeHistogram;
import com.amazon.deequ.analyzers.DataTypeInstances;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Entity;
import com.amazon.deequ.metrics.HistogramMetric;
import com.amazon.deequ.metrics.KeyedDoubleMetric;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.MetricsRepository;
import com.amazon.deequ.repository.ResultKey;
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository;
import io.meshline.model.profile.Figures.Form;
import io.meshline.model.profile.Figures.Quartiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;
import scala.util.Success;

/** Metrics that were measured so far, by the analyzers that measure them. */
final class Metrics {
    /** The key under which the metrics stand; each profile has a repository of its own. */
    static final ResultKey KEY = new ResultKey(0, Map$.MODULE$.empty());

    private AnalyzerContext found = AnalyzerContext.empty();

    /** Measures in one pass. */
    void measure(Dataset<Row> rows, Stream<Analyzer<?, Metric<?>>> analyzers) {
        List<Analyzer<?, Metric<?>>> all = analyzers.toList();
        found = found.$plus$plus(AnalysisRunner.onData(rows)
                .addAnalyzers(asScalaBufferConverter(all).asScala())
                .run());
    }

    /** Puts a placeholder where a figure is asked for that nobody is shown. */
    void leaveOut(String name, Analyzer<?, Metric<?>> analyzer, View.Seen column) {
        Metric<?> none =
                new DoubleMetric(Entity.Column(), name, column.plain(), new Success<>(Double.NaN), Option.empty());
        scala.collection.immutable.Map<Analyzer<?, Metric<?>>, Metric<?>> one = Map$.MODULE$.empty();
        found = found.$plus$plus(new AnalyzerContext(one.$plus(new Tuple2<>(analyzer, none))));
    }

    /** All of them, for Deequ to find. */
    MetricsRepository repository() {
        MetricsRepository repository = new InMemoryMetricsRepository();
        repository.save(KEY, found);
        return repository;
    }

    long rows() {
        return Math.round(figure(new Size(Option.empty())).orElse(0));
    }

    /** The figure that an analyzer found; empty where there was nothing to measure. */
    OptionalDouble figure(Object analyzer) {
        Optional<DoubleMetric> metric = metric(analyzer, DoubleMetric.class);
        return metric.filter(found -> found.value().isSuccess())
                .map(found -> OptionalDouble.of((Double) found.value().get()))
                .orElse(OptionalDouble.empty());
    }

    /** The quartiles of a column; empty where it has no value. */
    Optional<Quartiles<Double>> quartiles(View.Seen column) {
        return metric(Analyzers.quartiles(column), KeyedDoubleMetric.class)
                .filter(metric -> metric.value().isSuccess())
                .map(metric -> mapAsJavaMapConverter(metric.value().get()).asJava())
                .filter(byShare -> !byShare.isEmpty())
                .map(Metrics::quartiles);
    }

    private static Quartiles<Double> quartiles(Map<String, Object> byShare) {
        return new Quartiles<>((Double) byShare.get("0.25"), (Double) byShare.get("0.5"), (Double) byShare.get("0.75"));
    }

    /** What all strings of a column can be read as. */
    Form form(View.Seen column) {
        return metric(Analyzers.form(column), HistogramMetric.class)
                .filter(metric -> metric.value().isSuccess())
                .map(metric -> DataTypeHistogram.determineType(metric.value().get()))
                .map(Metrics::form)
                .orElse(Form.TEXT);
    }

    private static Form form(scala.Enumeration.Value type) {
        if (type.equals(DataTypeInstances.Integral())) {
            return Form.WHOLE_NUMBER;
        }
        if (type.equals(DataTypeInstances.Fractional())) {
            return Form.NUMBER;
        }
        return type.equals(DataTypeInstances.Boolean()) ? Form.TRUTH : Form.TEXT;
    }

    private <T> Optional<T> metric(Object analyzer, Class<T> type) {
        Option<Metric<?>> metric = found.metric(Analyzers.erased(analyzer));
        return metric.isEmpty() ? Optional.empty() : Optional.of(type.cast(metric.get()));
    }
}
