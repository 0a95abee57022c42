package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import io.meshline.model.Scope;
import io.meshline.report.quality.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads {@code platform.quality_metrics}. */
final class PastFigures {
    private static final String AT = "measured_at";
    /** As many runs as a chart can show. */
    private static final int MOST_POINTS = 180;

    private PastFigures() {}

    /** The figures of the period, by the address of their job; each with its last {@value #MOST_POINTS} points. */
    static Map<String, List<Trend>> read(Dataset<Row> metrics, Instant since) {
        List<Row> figures = metrics.filter(PastFacts.notBefore(AT, since))
                // Those without one were saved by people, not by a run.
                .filter(col("batch").isNotNull())
                // Neither infinite nor "not a number", which Spark takes for the largest of all.
                .filter(col("value").between(-Double.MAX_VALUE, Double.MAX_VALUE))
                .withColumn("point", struct(col(AT), col("value"), col("batch")))
                .groupBy("job", "metric", "instance", "scope")
                // A figure that two analyzers measured stands there twice.
                .agg(slice(sort_array(collect_set(col("point")), false), 1, MOST_POINTS)
                        .as("points"))
                .collectAsList();
        Map<String, List<Trend>> byJob = new HashMap<>();
        figures.forEach(row -> byJob.computeIfAbsent(row.getAs("job"), job -> new ArrayList<>())
                .add(trend(row)));
        byJob.values()
                .forEach(trends ->
                        trends.sort(Comparator.comparing(Trend::metric).thenComparing(Trend::instance)));
        return byJob;
    }

    private static Trend trend(Row row) {
        List<Row> newestFirst = row.getList(row.fieldIndex("points"));
        List<Trend.Point> points = new ArrayList<>();
        newestFirst.forEach(point -> points.add(
                new Trend.Point(PastFacts.time(point, AT), point.<Double>getAs("value"), point.<Long>getAs("batch"))));
        Collections.reverse(points);
        Scope scope = Scope.valueOf(row.<String>getAs("scope").toUpperCase(Locale.ROOT));
        return new Trend(scope.words(row.getAs("metric")), row.getAs("instance"), points);
    }
}
