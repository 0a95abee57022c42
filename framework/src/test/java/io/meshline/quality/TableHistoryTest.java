package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.model.AnomalyRule;
import io.meshline.model.AnomalyRule.OnlineNormal;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.quality.MetricHistory.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class TableHistoryTest {
    private static final String JOB = "sales.events.item_sold";
    private static final Metric SIZE = new Metric("Size", "*", 0);

    @Test
    void aBatchCountsOnceAndInItsOrder() {
        Kept table = new Kept(
                kept(new MeasuredBatch("tuesday", JOB, 2, Scope.BATCH), 20, 8),
                kept(new MeasuredBatch("monday", JOB, 1, Scope.BATCH), 10, 10),
                kept(new MeasuredBatch("monday", JOB, 1, Scope.BATCH), 10, 10),
                new Measurement(new MetricKey(Instant.EPOCH, Map.of("job", JOB, "committed", "true")), SIZE));

        assertThat(new TableMetricsRepository(table).history(JOB).of(SIZE))
                .containsExactly(new Point(10, 10), new Point(20, 8));
        assertThat(table.asked)
                .containsExactly(
                        new MetricsQuery(Map.of("job", JOB, "committed", "true"), Optional.empty(), Optional.empty()));
    }

    @Test
    void severalRulesReadTheTableOnceAndAGateWithoutReadsNothing(SparkSession spark) {
        assertThat(readingsFor(spark)).isZero();
        assertThat(readingsFor(spark, "RowCount", "Mean \"quantity\"", "Sum \"quantity\""))
                .isEqualTo(1);
    }

    private static int readingsFor(SparkSession spark, String... watched) {
        Dataset<Row> rows = Invoices.lines(spark);
        List<AnomalyRule> rules = Stream.of(watched)
                .map(metric -> new AnomalyRule(
                        metric, metric, new OnlineNormal(BigDecimal.ONE), Severity.WARN, 2, Invoices.HERE))
                .toList();
        Kept table = new Kept();
        Batch first = Batch.of(rows, Invoices.rowsOnly(rows));
        Batch batch = new Batch(
                first.rows(),
                first.table(),
                first.others(),
                new TableMetricsRepository(table).history(JOB),
                Instant.ofEpochMilli(30));
        Auditor.audit(new Gate(List.of(), Optional.empty(), rules), batch, 0);
        return table.asked.size();
    }

    private static Measurement kept(MeasuredBatch batch, long at, double value) {
        return new Measurement(new MetricKey(batch, Instant.ofEpochMilli(at)), new Metric("Size", "*", value));
    }

    /** Figures that are given whatever is asked for. */
    private static final class Kept implements MetricsTable {
        private final List<Measurement> measurements;
        private final List<MetricsQuery> asked = new ArrayList<>();

        Kept(Measurement... measurements) {
            this.measurements = List.of(measurements);
        }

        @Override
        public List<Measurement> read(MetricsQuery query) {
            asked.add(query);
            return measurements;
        }

        @Override
        public void put(MetricKey key, List<Metric> metrics) {
            throw new UnsupportedOperationException("nothing is measured");
        }
    }
}
