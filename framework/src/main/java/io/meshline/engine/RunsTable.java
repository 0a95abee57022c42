package io.meshline.engine;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.meshline.lineage.JobRunIds;
import io.meshline.model.Ledger;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.Work;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code platform.runs}: one row for each job run that did something, and for one that found its job up to date after it
 * had not ended well.
 */
record RunsTable() implements PlatformTable {
    private static final StructType INPUT = new StructType()
            .add("input", StringType)
            .add("identity", StringType)
            .add("version", LongType);

    private static final StructType SCHEMA = new StructType()
            .add("run_id", StringType, true, "The run that the job belonged to")
            .add("job", StringType, true, "The job, <domain>.<zone>.<name>")
            .add("domain", StringType, true, "The job's domain")
            .add("zone", StringType, true, "The job's zone")
            .add("action", StringType, true, "What was done: append, overwrite, merge, interval, replay or rebuild")
            .add(
                    "status",
                    StringType,
                    true,
                    "How it ended: succeeded, refused, failed, skipped; up to date only after one of these three")
            .add("read", LongType, true, "Records read; for an aggregate, rows of its query's result")
            .add("exploded", LongType, true, "Rows that records gave beyond their first one")
            .add("written", LongType, true, "Records that became a new row")
            .add(
                    "updated",
                    LongType,
                    true,
                    "Records that became a further state of a known object, or a row in the place of another")
            .add("unchanged", LongType, true, "Records that told nothing new")
            .add("duplicate", LongType, true, "Records that another one stands for")
            .add("filtered", LongType, true, "Records that the filter leaves out")
            .add("quarantined", LongType, true, "Records in quarantine")
            .add(
                    "changed",
                    DataTypes.createMapType(StringType, LongType),
                    true,
                    "How many values were changed for being outliers, by column")
            .add("gate", StringType, true, "What the gate came to: passed, warned, refused, or - for no verdict")
            .add("batch", LongType, true, "The table's batch number; 0 where nothing was committed")
            .add("version", LongType, true, "The Delta version committed; null where nothing was")
            .add("inputs", DataTypes.createArrayType(INPUT), true, "How far the inputs were read")
            .add("fingerprint", StringType, true, "The definition under which the rows were computed")
            .add("started_at", TimestampType, true, "When the job started")
            .add("seconds", DoubleType, true, "How long it took up to the commit, in seconds")
            .add("spark_jobs", LongType, true, "How many Spark jobs it started up to the commit")
            .add("error_code", StringType, true, "The kind of error, for a job that did not succeed")
            .add("error", StringType, true, "What happened, for a job that did not succeed")
            .add(
                    "warnings",
                    DataTypes.createArrayType(StringType),
                    true,
                    "What did not stop the job, such as bad files")
            .add(
                    "lineage_run_id",
                    StringType,
                    true,
                    "The id under which OpenLineage events tell of it, where lineage is on");

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String description() {
        return "One row for each job run: its ledger, its gate and what it read and wrote";
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public Stream<Row> rows(JobRun run) {
        Work work = run.work();
        Ledger ledger = work.ledger();
        Optional<Failure> failure = run.failure();
        return Stream.of(RowFactory.create(
                run.runId(),
                run.job().toString(),
                run.job().domain(),
                run.job().zone().key(),
                run.action(),
                run.status().key(),
                ledger.read(),
                ledger.exploded(),
                ledger.written(),
                ledger.updated(),
                ledger.unchanged(),
                ledger.duplicate(),
                ledger.filtered(),
                ledger.quarantined(),
                ledger.changed(),
                run.gate(),
                work.batch(),
                work.version().isPresent() ? work.version().getAsLong() : null,
                work.inputs().stream()
                        .map(input -> RowFactory.create(input.input(), input.identity(), input.version()))
                        .toArray(),
                work.fingerprint(),
                Timestamp.from(work.started()),
                work.seconds(),
                work.sparkJobs(),
                failure.map(cause -> cause.code().name()).orElse(null),
                failure.map(Failure::message).orElse(null),
                run.warnings().toArray(),
                JobRunIds.of(run.runId(), run.job()).toString()));
    }
}
