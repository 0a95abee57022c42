package io.meshline.engine;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.meshline.model.Metric;
import io.meshline.model.Scope;
import io.meshline.quality.MeasuredBatch;
import io.meshline.quality.Measurement;
import io.meshline.quality.MetricKey;
import io.meshline.report.JobRun;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code platform.quality_metrics}: one row for each figure that a gate measured, or that somebody saved. */
record QualityMetricsTable() implements PlatformTable {
    /** The column with the tags of figures that are not those of a run; the others' follow from their columns. */
    static final String TAGS = "tags";

    private static final StructType SCHEMA = new StructType()
            .add("run_id", StringType, true, "The run that measured")
            .add("job", StringType, true, "The job, <domain>.<zone>.<name>")
            .add(
                    "batch",
                    LongType,
                    true,
                    "The batch that was measured; 0 for a refused one, null for no batch of a run")
            .add("metric", StringType, true, "The name that Deequ gives the figure, such as Completeness")
            .add("instance", StringType, true, "What was measured: a column, or * for the rows as such")
            .add("scope", StringType, true, "The rows that were measured: batch or table, null as for batch")
            .add("value", DoubleType, true, "The figure; a share is between 0 and 1")
            .add("measured_at", TimestampType, true, "When the job run started")
            .add("analyzer", StringType, true, "Deequ's analyzer as JSON; null where it has no such form")
            .add(
                    TAGS,
                    DataTypes.createMapType(StringType, StringType),
                    true,
                    "The tags under which somebody saved the figure; null for figures of runs");

    @Override
    public String name() {
        return "quality_metrics";
    }

    @Override
    public String description() {
        return "One row for each figure that a gate measured, over time";
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public Stream<Row> rows(JobRun run) {
        String job = run.job().toString();
        return run.audit().metrics().stream()
                .map(metric -> row(
                        new MeasuredBatch(run.runId(), job, run.work().batch(), metric.scope()),
                        run.work().started(),
                        metric));
    }

    /** The row of a figure. */
    static Row row(MetricKey key, Metric metric) {
        Optional<MeasuredBatch> batch = key.batch();
        return batch.isPresent() ? row(batch.get(), key.at(), metric) : taggedRow(key, metric);
    }

    private static Row row(MeasuredBatch batch, Instant at, Metric metric) {
        return RowFactory.create(
                batch.runId(),
                batch.job(),
                batch.batch(),
                metric.name(),
                metric.instance(),
                batch.scope().key(),
                metric.value(),
                Timestamp.from(at),
                metric.analyzer().orElse(null),
                null);
    }

    /** Run and job of the tags stand in their columns too, where figures are looked up by them. */
    private static Row taggedRow(MetricKey key, Metric metric) {
        return RowFactory.create(
                key.tags().get(MeasuredBatch.RUN_ID),
                key.tags().get(MeasuredBatch.JOB),
                null,
                metric.name(),
                metric.instance(),
                null,
                metric.value(),
                Timestamp.from(key.at()),
                metric.analyzer().orElse(null),
                key.tags());
    }

    /** The figure of a row. */
    static Measurement measurement(Row row) {
        Optional<MeasuredBatch> batch = Optional.of(row)
                .filter(any -> any.isNullAt(any.fieldIndex(TAGS)))
                .map(QualityMetricsTable::batch);
        Map<String, String> tags = batch.map(MeasuredBatch::tags).orElseGet(() -> row.getJavaMap(row.fieldIndex(TAGS)));
        Metric metric = new Metric(
                row.getAs("metric"),
                row.getAs("instance"),
                batch.map(MeasuredBatch::scope).orElse(Scope.BATCH),
                row.<Double>getAs("value"),
                Optional.ofNullable(row.getAs("analyzer")));
        return new Measurement(new MetricKey(row.<Timestamp>getAs("measured_at").toInstant(), tags), metric);
    }

    private static MeasuredBatch batch(Row row) {
        Scope scope = Optional.ofNullable(row.<String>getAs("scope"))
                .map(key -> Scope.valueOf(key.toUpperCase(Locale.ROOT)))
                .orElse(Scope.BATCH);
        return new MeasuredBatch(row.getAs("run_id"), row.getAs("job"), row.<Long>getAs("batch"), scope);
    }
}
