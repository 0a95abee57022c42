package io.meshline.quality;

import static scala.collection.JavaConverters.setAsJavaSetConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.MetricsRepository;
import com.amazon.deequ.repository.ResultKey;
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository;
import io.meshline.model.Statistics;
import java.util.List;
import java.util.Optional;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/** Hands Deequ the metrics that file statistics know, so that it does not read rows for them. */
final class KnownMetrics {
    /** The key under which the metrics stand; each audit has a repository of its own. */
    static final ResultKey KEY = new ResultKey(0, Map$.MODULE$.empty());

    private KnownMetrics() {}

    /** A repository with those metrics that the checks need and the statistics know. */
    static MetricsRepository repository(List<Check> checks, Statistics known) {
        Map<Analyzer<?, Metric<?>>, Metric<?>> metrics = Map$.MODULE$.empty();
        for (Check check : checks) {
            for (Analyzer<?, Metric<?>> analyzer :
                    setAsJavaSetConverter(check.requiredAnalyzers()).asJava()) {
                Optional<Metric<?>> metric = metric(analyzer, known);
                if (metric.isPresent()) {
                    metrics = metrics.$plus(new Tuple2<>(analyzer, metric.get()));
                }
            }
        }
        MetricsRepository repository = new InMemoryMetricsRepository();
        repository.save(KEY, new AnalyzerContext(metrics));
        return repository;
    }

    /** The analyzer comes as an object since its Scala type, a wildcard of a wildcard, is none that Java can narrow. */
    private static Optional<Metric<?>> metric(Object analyzer, Statistics known) {
        if (analyzer instanceof Size size && size.where().isEmpty()) {
            return Optional.of(size.computeMetricFrom(Option.apply(new NumMatches(known.rows()))));
        }
        if (analyzer instanceof Completeness completeness
                && completeness.where().isEmpty()) {
            return Optional.ofNullable(known.nullCounts().get(completeness.column()))
                    .map(nulls -> new NumMatchesAndCount(known.rows() - nulls, known.rows(), Option.empty()))
                    .map(state -> completeness.computeMetricFrom(Option.apply(state)));
        }
        return Optional.empty();
    }
}
