package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.meshline.commit.GatedTransaction;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.model.Metric;
import io.meshline.quality.Measurement;
import io.meshline.quality.MetricKey;
import io.meshline.quality.MetricsQuery;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a transaction finds in {@code platform.quality_metrics} under a key.
 *
 * @param key the key
 * @param metrics the figures
 * @param files the files that hold them, and others
 * @param rows all rows of the files
 */
record KeptMetrics(MetricKey key, Set<Metric> metrics, FileSet files, Dataset<Row> rows) {
    private static final String SEPARATOR = "\n";

    /** Looks into the few files whose statistics tell of the key's time. */
    static KeptMetrics under(MetricKey key, GatedTransaction transaction) {
        FileSet files = transaction.isNewTable()
                ? FileSet.NONE
                : transaction.files(MetricsCondition.inTime(MetricsQuery.of(key)));
        Dataset<Row> rows =
                files.isEmpty() ? transaction.table() : transaction.rows(files).drop(DeltaTable.FILE);
        List<Row> kept = files.isEmpty()
                ? List.of()
                : rows.filter(MetricsCondition.exactly(key)).collectAsList();
        Set<Metric> metrics = kept.stream()
                .map(QualityMetricsTable::measurement)
                .map(Measurement::metric)
                .collect(Collectors.toSet());
        return new KeptMetrics(key, metrics, files, rows);
    }

    /** Whether some figures are kept with other values. */
    boolean hasOthersOf(Collection<Metric> others) {
        Set<String> measured = metrics.stream().map(KeptMetrics::measured).collect(Collectors.toSet());
        return others.stream().map(KeptMetrics::measured).anyMatch(measured::contains);
    }

    /** The rows of the files but for the values of these figures. */
    Dataset<Row> withoutThoseOf(Collection<Metric> others) {
        Object[] measured = others.stream().map(KeptMetrics::measured).toArray();
        Column isReplaced = MetricsCondition.exactly(key)
                .and(coalesce(col("analyzer"), concat_ws(SEPARATOR, col("metric"), col("instance")))
                        .isin(measured));
        // Unknown where a row lacks what the key asks for.
        return rows.filter(not(coalesce(isReplaced, lit(false))));
    }

    /** What is measured: the analyzer says it in full, without one the names do. */
    private static String measured(Metric metric) {
        return metric.analyzer().orElse(metric.name() + SEPARATOR + metric.instance());
    }
}
