package io.meshline.engine;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.meshline.report.JobRun;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code platform.quality_results}: one row for each rule and batch. */
record QualityResultsTable() implements PlatformTable {
    private static final StructType SCHEMA = new StructType()
            .add("run_id", StringType, true, "The run that audited")
            .add("job", StringType, true, "The job, <domain>.<zone>.<name>")
            .add("batch", LongType, true, "The batch that was audited; 0 for a refused one")
            .add("rule", StringType, true, "The rule in DQDL")
            .add("scope", StringType, true, "The rows that the rule speaks of: batch or table")
            .add("severity", StringType, true, "What breaking the rule does: error refuses, warn records")
            .add("outcome", StringType, true, "passed or failed")
            .add("reason", StringType, true, "What was measured, for a rule that failed")
            .add(
                    "sample",
                    DataTypes.createArrayType(StringType),
                    true,
                    "Some offending rows of a rule that failed, as JSON")
            .add("measured_at", TimestampType, true, "When the job run started");

    @Override
    public String name() {
        return "quality_results";
    }

    @Override
    public String description() {
        return "The verdict of every rule on every batch, with some offending rows where it failed";
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public Stream<Row> rows(JobRun run) {
        return run.audit().verdicts().stream()
                .map(verdict -> RowFactory.create(
                        run.runId(),
                        run.job().toString(),
                        run.work().batch(),
                        verdict.rule(),
                        verdict.scope().key(),
                        verdict.severity().key(),
                        verdict.outcome().name().toLowerCase(Locale.ROOT),
                        verdict.reason(),
                        verdict.sample().toArray(),
                        Timestamp.from(run.work().started())));
    }
}
