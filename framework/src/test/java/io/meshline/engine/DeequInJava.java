package io.meshline.engine;

import static scala.collection.JavaConverters.asScalaBufferConverter;
import static scala.collection.JavaConverters.mapAsJavaMapConverter;
import static scala.collection.JavaConverters.seqAsJavaListConverter;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.State;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Entity;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.ResultKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.Option;
import scala.Tuple2;
import scala.collection.Seq;
import scala.collection.immutable.Map$;
import scala.util.Success;

/** Deequ's Scala values, made of Java's and read as such. */
final class DeequInJava {
    private DeequInJava() {}

    /** An analyzer with the type that Scala would give it where Deequ asks for one of numbers. */
    @SuppressWarnings("unchecked")
    static <S extends State<S>> Analyzer<S, Metric<Object>> ofNumber(Object analyzer) {
        return (Analyzer<S, Metric<Object>>) analyzer;
    }

    /** An analyzer with the type that Scala would give it among others. */
    @SuppressWarnings("unchecked")
    static Analyzer<?, Metric<?>> any(Object analyzer) {
        return (Analyzer<?, Metric<?>>) analyzer;
    }

    static ResultKey key(long at, Map<String, String> tags) {
        return new ResultKey(at, tags(tags));
    }

    static scala.collection.immutable.Map<String, String> tags(Map<String, String> tags) {
        scala.collection.immutable.Map<String, String> all = Map$.MODULE$.empty();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            all = all.$plus(new Tuple2<>(tag.getKey(), tag.getValue()));
        }
        return all;
    }

    static Map<String, String> tags(AnalysisResult result) {
        return mapAsJavaMapConverter(result.resultKey().tags()).asJava();
    }

    /** What is left of a metric when it is kept: the verdicts on rows belong to the rows that were measured. */
    static DoubleMetric kept(Metric<?> metric) {
        DoubleMetric figure = (DoubleMetric) metric;
        return new DoubleMetric(figure.entity(), figure.name(), figure.instance(), figure.value(), Option.empty());
    }

    static AnalyzerContext context(Map<Object, Double> figures) {
        scala.collection.immutable.Map<Analyzer<?, Metric<?>>, Metric<?>> metrics = Map$.MODULE$.empty();
        for (Map.Entry<Object, Double> figure : figures.entrySet()) {
            DoubleMetric metric =
                    new DoubleMetric(Entity.Dataset(), "any", "any", new Success<>(figure.getValue()), Option.empty());
            metrics = metrics.$plus(new Tuple2<>(any(figure.getKey()), metric));
        }
        return new AnalyzerContext(metrics);
    }

    static Map<Object, Metric<?>> metrics(AnalyzerContext context) {
        return new HashMap<>(mapAsJavaMapConverter(context.metricMap()).asJava());
    }

    static Map<Object, Double> figures(AnalyzerContext context) {
        Map<Object, Double> figures = new HashMap<>();
        metrics(context)
                .forEach((analyzer, metric) ->
                        figures.put(analyzer, (Double) metric.value().get()));
        return figures;
    }

    static <T> List<T> list(Seq<T> elements) {
        return seqAsJavaListConverter(elements).asJava();
    }

    static <T> Seq<T> seq(List<T> elements) {
        return asScalaBufferConverter(elements).asScala();
    }
}
