package io.meshline.engine;

import io.meshline.commit.Commit;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.model.Metric;
import io.meshline.model.Scope;
import io.meshline.quality.MeasuredBatch;
import io.meshline.quality.Measurement;
import io.meshline.quality.MetricKey;
import io.meshline.quality.MetricsQuery;
import io.meshline.quality.MetricsTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * {@code platform.quality_metrics} in a folder. Of several writers at a time one commits, and the others look again at
 * what is kept.
 */
record DeltaMetricsTable(SparkSession spark, String path) implements MetricsTable {
    private static final QualityMetricsTable TABLE = new QualityMetricsTable();

    @Override
    public List<Measurement> read(MetricsQuery query) {
        return TABLE
                .read(spark, path)
                .map(rows -> rows.filter(MetricsCondition.of(query)).collectAsList())
                .orElse(List.of())
                .stream()
                .map(QualityMetricsTable::measurement)
                .toList();
    }

    @Override
    public void put(MetricKey key, List<Metric> metrics) {
        Scope scope = key.batch().map(MeasuredBatch::scope).orElse(Scope.BATCH);
        List<Metric> scoped = metrics.stream().map(metric -> metric.of(scope)).toList();
        SharedWrite.untilDone(() -> putOnce(key, scoped));
    }

    /** Files are rewritten only where another value of a figure stands in them. */
    private void putOnce(MetricKey key, List<Metric> metrics) {
        try (GatedTransaction transaction = GatedTransaction.open(spark, TABLE.spec(path))) {
            KeptMetrics kept = KeptMetrics.under(key, transaction);
            List<Metric> changed = metrics.stream()
                    .filter(metric -> !kept.metrics().contains(metric))
                    .toList();
            if (changed.isEmpty()) {
                return;
            }
            Dataset<Row> rows = spark.createDataFrame(
                    changed.stream()
                            .map(metric -> QualityMetricsTable.row(key, metric))
                            .toList(),
                    TABLE.schema());
            StagedWrite staged = kept.hasOthersOf(changed)
                    ? transaction.stage(
                            kept.withoutThoseOf(changed).unionByName(rows).coalesce(1), kept.files())
                    : Folding.OF_PLATFORM_TABLES.stage(transaction, rows);
            staged.commit(new Commit(transaction.batch() + 1, List.of(), ""));
        }
    }
}
