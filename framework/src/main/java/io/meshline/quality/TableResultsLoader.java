package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.mapAsJavaMapConverter;
import static scala.collection.JavaConverters.seqAsJavaListConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.MetricsRepositoryMultipleResultsLoader;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import scala.collection.Seq;
import scala.collection.immutable.Map;

/**
 * The results of a repository that are asked for. Tags and times are looked up in the table, analyzers among what was
 * found: they are equal where their texts need not be.
 */
record TableResultsLoader(MetricsTable table, MetricsQuery query, Predicate<Object> wanted)
        implements MetricsRepositoryMultipleResultsLoader {

    @Override
    public TableResultsLoader withTagValues(Map<String, String> tagValues) {
        return with(query.withTags(mapAsJavaMapConverter(tagValues).asJava()));
    }

    @Override
    public TableResultsLoader forAnalyzers(Seq<Analyzer<?, Metric<?>>> analyzers) {
        Set<Object> chosen = Set.copyOf(seqAsJavaListConverter(analyzers).asJava());
        return new TableResultsLoader(table, query, chosen::contains);
    }

    @Override
    public TableResultsLoader after(long dateTime) {
        return with(query.from(Instant.ofEpochMilli(dateTime)));
    }

    @Override
    public TableResultsLoader before(long dateTime) {
        return with(query.to(Instant.ofEpochMilli(dateTime)));
    }

    /** Oldest first; a result that has none of the analyzers is left out. */
    @Override
    public Seq<AnalysisResult> get() {
        return asScalaBufferConverter(DeequResults.results(table.read(query), wanted))
                .asScala();
    }

    private TableResultsLoader with(MetricsQuery other) {
        return new TableResultsLoader(table, other, wanted);
    }
}
