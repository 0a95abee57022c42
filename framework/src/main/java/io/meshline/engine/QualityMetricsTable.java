package io.meshline.engine;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.meshline.report.JobRun;
import java.sql.Timestamp;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** {@code platform.quality_metrics}: one row for each figure that a gate measured. */
record QualityMetricsTable() implements PlatformTable {
    private static final StructType SCHEMA = new StructType()
            .add("run_id", StringType, true, "The run that measured")
            .add("job", StringType, true, "The job, <domain>.<zone>.<name>")
            .add("batch", LongType, true, "The batch that was measured; 0 for a refused one")
            .add("metric", StringType, true, "The name that Deequ gives the figure, such as Completeness")
            .add("instance", StringType, true, "What was measured: a column, or * for the rows as such")
            .add("scope", StringType, true, "The rows that were measured: batch or table")
            .add("value", DoubleType, true, "The figure; a share is between 0 and 1")
            .add("measured_at", TimestampType, true, "When the job run started");

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
        return run.audit().metrics().stream()
                .map(metric -> RowFactory.create(
                        run.runId(),
                        run.job().toString(),
                        run.work().batch(),
                        metric.name(),
                        metric.instance(),
                        metric.scope().key(),
                        metric.value(),
                        Timestamp.from(run.work().started())));
    }
}
