package io.meshline.quality;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.seqAsJavaListConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.ColumnCount;
import com.amazon.deequ.analyzers.ColumnExists;
import com.amazon.deequ.analyzers.FrequencyBasedAnalyzer;
import com.amazon.deequ.analyzers.Histogram;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.State;
import com.amazon.deequ.metrics.Metric;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import scala.Option;
import scala.collection.Seq;

/**
 * What Deequ measures. The Scala type of an analyzer, a wildcard of a wildcard, is none that Java can narrow: analyzers go
 * through this package as objects.
 */
final class Analyzers {
    /** The number of rows. */
    static final Object SIZE = new Size(Option.empty());

    private Analyzers() {}

    /** The analyzer with a type by which Java can call it. */
    @SuppressWarnings("unchecked")
    static Analyzer<State<?>, Metric<?>> typed(Object analyzer) {
        return (Analyzer<State<?>, Metric<?>>) analyzer;
    }

    /** The analyzers as Deequ takes them. */
    @SuppressWarnings("unchecked")
    static Seq<Analyzer<?, Metric<?>>> seq(Collection<Object> analyzers) {
        return (Seq<Analyzer<?, Metric<?>>>)
                (Seq<?>) asScalaBufferConverter(List.copyOf(analyzers)).asScala();
    }

    /** The columns that an analyzer groups rows by, in one text; empty for one that does not. */
    static Optional<String> groupedBy(Object analyzer) {
        if (analyzer instanceof FrequencyBasedAnalyzer grouping) {
            return Optional.of(String.join(
                    " + ", seqAsJavaListConverter(grouping.groupingColumns()).asJava()));
        }
        return analyzer instanceof Histogram histogram ? Optional.of(histogram.column()) : Optional.empty();
    }

    /** Whether an analyzer looks at the columns that there are, and at no row. */
    static boolean isAboutColumnsAsSuch(Object analyzer) {
        return analyzer instanceof ColumnCount || analyzer instanceof ColumnExists;
    }
}
