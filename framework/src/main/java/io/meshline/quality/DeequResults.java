package io.meshline.quality;

import static scala.collection.JavaConverters.mapAsJavaMapConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.HistogramMetric;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.ResultKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.util.Success;

/** Deequ's results as figures to be kept, and kept figures as Deequ's results. */
final class DeequResults {
    private DeequResults() {}

    static MetricKey key(ResultKey key) {
        return new MetricKey(
                Instant.ofEpochMilli(key.dataSetDate()),
                mapAsJavaMapConverter(key.tags()).asJava());
    }

    /** The figure of a number of rows. */
    static io.meshline.model.Metric size(long rows) {
        Size size = new Size(Option.empty());
        return figure(size, size.computeMetricFrom(Option.apply(new NumMatches(rows))))
                .orElseThrow();
    }

    /** What was measured and is one finite number. */
    static List<io.meshline.model.Metric> figures(AnalyzerContext context) {
        List<io.meshline.model.Metric> figures = new ArrayList<>();
        mapAsJavaMapConverter(context.metricMap())
                .asJava()
                .forEach((analyzer, metric) -> figure(analyzer, metric).ifPresent(figures::add));
        return figures;
    }

    private static Optional<io.meshline.model.Metric> figure(Object analyzer, Metric<?> metric) {
        if (metric.value().isFailure()) {
            return Optional.empty();
        }
        if (metric instanceof DoubleMetric) {
            return finite(analyzer, metric)
                    .map(figure ->
                            AnalyzerJson.of(analyzer).map(figure::measuredBy).orElse(figure));
        }
        return metric instanceof HistogramMetric ? finite(analyzer, metric) : Optional.empty();
    }

    /** The figure that leads a metric: of a histogram the number of its bins. */
    private static Optional<io.meshline.model.Metric> finite(Object analyzer, Metric<?> metric) {
        DoubleMetric figure = metric.flatten().head();
        double value = (Double) figure.value().get();
        String name = Wording.name(figure.name(), AnalyzerJson.filter(analyzer));
        return Optional.of(new io.meshline.model.Metric(name, figure.instance(), value))
                .filter(finite -> Double.isFinite(finite.value()));
    }

    /** The results that figures make up, oldest first, as far as they are of analyzers that are wanted. */
    static List<AnalysisResult> results(List<Measurement> measured, Predicate<Object> wanted) {
        Comparator<MetricKey> byTime =
                Comparator.comparing(MetricKey::at).thenComparing(key -> new TreeMap<>(key.tags()).toString());
        return measured.stream()
                .collect(Collectors.groupingBy(Measurement::key, () -> new TreeMap<>(byTime), Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new AnalysisResult(key(entry.getKey()), context(entry.getValue(), wanted)))
                .filter(result -> !result.analyzerContext().metricMap().isEmpty())
                .toList();
    }

    private static AnalyzerContext context(List<Measurement> measured, Predicate<Object> wanted) {
        Map<Analyzer<?, Metric<?>>, Metric<?>> metrics = Map$.MODULE$.empty();
        for (Measurement measurement : measured) {
            Optional<Analyzer<?, Metric<?>>> analyzer =
                    measurement.metric().analyzer().flatMap(AnalyzerJson::parse).filter(wanted);
            if (analyzer.isPresent()) {
                DoubleMetric metric =
                        metric(analyzer.get(), measurement.metric().value());
                metrics = metrics.$plus(new Tuple2<>(analyzer.get(), metric));
            }
        }
        return new AnalyzerContext(metrics);
    }

    /** The analyzer's own metric, which it gives to whoever tells it that measuring failed, with the value. */
    private static DoubleMetric metric(Analyzer<?, Metric<?>> analyzer, double value) {
        DoubleMetric form = (DoubleMetric) analyzer.toFailureMetric(new IllegalStateException("not measured"));
        return new DoubleMetric(form.entity(), form.name(), form.instance(), new Success<>(value), Option.empty());
    }

    private static ResultKey key(MetricKey key) {
        Map<String, String> tags = Map$.MODULE$.empty();
        for (java.util.Map.Entry<String, String> tag : new TreeMap<>(key.tags()).entrySet()) {
            tags = tags.$plus(new Tuple2<>(tag.getKey(), tag.getValue()));
        }
        return new ResultKey(key.at().toEpochMilli(), tags);
    }
}
