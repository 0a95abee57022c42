package io.meshline.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.MetricsRepository;
import com.amazon.deequ.repository.ResultKey;
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository;
import java.util.Collection;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/** Hands Deequ the metrics that follow from known states, so that it does not read rows for them. */
final class KnownMetrics {
    /** The key under which the metrics stand; each verification has a repository of its own. */
    static final ResultKey KEY = new ResultKey(0, Map$.MODULE$.empty());

    private KnownMetrics() {}

    /** A repository with the metrics of those analyzers whose states are known. */
    static MetricsRepository repository(Collection<Object> analyzers, States known) {
        Map<Analyzer<?, Metric<?>>, Metric<?>> metrics = Map$.MODULE$.empty();
        for (Object analyzer : analyzers) {
            if (known.has(analyzer)) {
                metrics = metrics.$plus(new Tuple2<>(Analyzers.typed(analyzer), known.metric(analyzer)));
            }
        }
        MetricsRepository repository = new InMemoryMetricsRepository();
        repository.save(KEY, new AnalyzerContext(metrics));
        return repository;
    }
}
