package io.meshline.quality;

import io.meshline.model.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a job's committed batches, by their names, so that also those count whose analyzer is not written down.
 * A batch that a killed run has not told yet is missing until the next run has told it.
 */
final class TableHistory implements MetricHistory {
    private final MetricsTable table;
    private final String job;
    private Map<String, Map<Long, Point>> points;

    TableHistory(MetricsTable table, String job) {
        this.table = table;
        this.job = job;
    }

    @Override
    public List<Point> of(Metric metric) {
        if (points == null) {
            points = read();
        }
        return List.copyOf(points.getOrDefault(figure(metric), Map.of()).values());
    }

    /** By figure and then by batch, so that a batch counts once and in its order. */
    private Map<String, Map<Long, Point>> read() {
        Map<String, Map<Long, Point>> found = new HashMap<>();
        Map<String, String> tags = Map.of(MeasuredBatch.JOB, job, MeasuredBatch.COMMITTED, "true");
        table.read(MetricsQuery.ALL.withTags(tags))
                .forEach(measurement -> measurement
                        .key()
                        .batch()
                        .ifPresent(
                                batch -> found.computeIfAbsent(figure(measurement.metric()), figure -> new TreeMap<>())
                                        .put(batch.batch(), point(measurement))));
        return found;
    }

    private static Point point(Measurement measurement) {
        return new Point(
                measurement.key().at().toEpochMilli(), measurement.metric().value());
    }

    private static String figure(Metric metric) {
        return metric.name() + "\n" + metric.instance() + "\n" + metric.scope();
    }
}
