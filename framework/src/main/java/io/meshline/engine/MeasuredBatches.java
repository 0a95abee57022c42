package io.meshline.engine;

import static org.apache.spark.sql.functions.col;

import io.meshline.model.Metric;
import io.meshline.model.Scope;
import io.meshline.quality.MetricHistory;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of a dataset's committed batches, from {@code platform.quality_metrics}; read once, when the first one is
 * asked for. A batch that a killed run has not told yet is missing until the next run has told it.
 */
final class MeasuredBatches implements MetricHistory {
    private final JobContext job;
    private Map<String, Map<Long, Point>> points;

    MeasuredBatches(JobContext job) {
        this.job = job;
    }

    @Override
    public List<Point> of(Metric metric) {
        if (points == null) {
            points = read();
        }
        return List.copyOf(points.getOrDefault(key(metric.name(), metric.instance()), Map.of())
                .values());
    }

    /** By figure and then by batch, so that a batch counts once and in its order. */
    private Map<String, Map<Long, Point>> read() {
        Map<String, Map<Long, Point>> found = new HashMap<>();
        PlatformTable table = new QualityMetricsTable();
        table.read(job.spark(), job.run().settings())
                .ifPresent(rows -> committed(rows)
                        .collectAsList()
                        .forEach(row -> found.computeIfAbsent(
                                        key(row.getAs("metric"), row.getAs("instance")), figure -> new TreeMap<>())
                                .put(row.getAs("batch"), point(row))));
        return found;
    }

    private Dataset<Row> committed(Dataset<Row> rows) {
        return rows.filter(col("job")
                        .equalTo(job.id().toString())
                        .and(col("batch").gt(0))
                        .and(col("scope").equalTo(Scope.BATCH.key())))
                .select("metric", "instance", "batch", "value", "measured_at");
    }

    private static Point point(Row row) {
        return new Point(row.<Timestamp>getAs("measured_at").getTime(), row.getAs("value"));
    }

    private static String key(String name, String instance) {
        return name + "\n" + instance;
    }
}
