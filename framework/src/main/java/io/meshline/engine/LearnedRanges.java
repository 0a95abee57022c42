package io.meshline.engine;

import io.meshline.clean.LearnedBounds;
import io.meshline.model.DerivedColumn;
import io.meshline.model.LearnedRange;
import io.meshline.model.Metric;
import io.meshline.model.Outlier;
import io.meshline.model.Structure;
import io.meshline.quality.MetricHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the ranges of usual values in the metrics of a job's committed batches. */
final class LearnedRanges {
    /** How many batches back are looked at. */
    private static final int BATCHES = 100;

    private LearnedRanges() {}

    /** The structure with the ranges that are known by now; the metrics are read only where one is learned. */
    static Structure in(JobContext job, Structure structure) {
        if (structure.columns().stream().noneMatch(column -> learned(column).isPresent())) {
            return structure;
        }
        MetricHistory history = PlatformMetrics.open(
                        job.spark(), job.run().settings().warehouse())
                .history(job.id().toString());
        List<DerivedColumn> bounded = structure.columns().stream()
                .map(column -> learned(column)
                        .flatMap(range -> LearnedBounds.of(range, figure -> values(history, figure, column)))
                        .map(range -> column.within(range.least(), range.greatest()))
                        .orElse(column))
                .toList();
        return structure.with(bounded);
    }

    /** The names of the figures by which a column's range is learned. */
    static Stream<String> names(DerivedColumn column) {
        return learned(column).stream().flatMap(range -> LearnedBounds.figures(range.method()).stream());
    }

    private static Optional<LearnedRange> learned(DerivedColumn column) {
        return column.outlier().flatMap(Outlier::learned);
    }

    private static double[] values(MetricHistory history, String figure, DerivedColumn column) {
        double[] all = history.of(new Metric(figure, column.name(), 0)).stream()
                .mapToDouble(MetricHistory.Point::value)
                .toArray();
        return Arrays.copyOfRange(all, Math.max(0, all.length - BATCHES), all.length);
    }
}
