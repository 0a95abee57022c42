package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.report.JobStatus;
import io.meshline.report.quality.PastRun;
import io.meshline.report.quality.RunHistory;
import io.meshline.report.quality.Standing;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@code platform.runs} says of a job.
 *
 * @param history its runs
 * @param lastCheck when the last run started in which rules were checked
 * @param batch the number of its last committed batch
 */
record PastRuns(RunHistory history, Optional<Instant> lastCheck, long batch) {
    private static final String AT = "started_at";

    /** Of a job without a run. */
    static final PastRuns NONE = new PastRuns(RunHistory.NONE, Optional.empty(), 0);

    /** The jobs with a run on record, by address. */
    static Map<String, PastRuns> read(Dataset<Row> runs, Instant since) {
        Column isGood = col("status").equalTo(JobStatus.SUCCEEDED.key());
        Column isChecked = not(col("gate").equalTo("-"));
        List<Row> jobs = runs.select(col("job"), col(AT), col("status"), col("gate"), col("batch"), run().as("run"))
                .groupBy("job")
                .agg(
                        max("run").as("latest"),
                        max(when(isGood, col("run"))).as("last_good"),
                        max(when(isChecked, col(AT))).as("last_check"),
                        max("batch").as("batch"),
                        sort_array(collect_list(when(PastFacts.notBefore(AT, since), col("run"))))
                                .as("runs"))
                .collectAsList();
        Map<String, PastRuns> byJob = new TreeMap<>();
        jobs.forEach(row -> byJob.put(row.getAs("job"), of(row)));
        return byJob;
    }

    private static Column run() {
        return struct(
                col(AT),
                col("run_id"),
                col("status"),
                col("gate"),
                col("written").plus(col("updated")).as("written"),
                col("quarantined"),
                coalesce(col("error"), lit("")).as("error"));
    }

    private static PastRuns of(Row row) {
        List<Row> runs = row.getList(row.fieldIndex("runs"));
        Optional<PastRun> lastGood =
                Optional.ofNullable(row.<Row>getAs("last_good")).map(run -> pastRun(run, Optional.empty()));
        RunHistory history = new RunHistory(
                Optional.of(pastRun(row.getAs("latest"), lastGood)),
                lastGood.map(PastRun::at),
                runs.stream().map(run -> pastRun(run, lastGood)).toList());
        Optional<Instant> lastCheck =
                Optional.ofNullable(row.<Timestamp>getAs("last_check")).map(Timestamp::toInstant);
        return new PastRuns(history, lastCheck, row.<Long>getAs("batch"));
    }

    /** A run that found nothing to do leaves the dataset as the last good one did. */
    private static PastRun pastRun(Row run, Optional<PastRun> lastGood) {
        JobStatus status = JobStatus.ofKey(run.getAs("status"));
        Standing standing = lastGood.filter(good -> status == JobStatus.UP_TO_DATE)
                .map(PastRun::standing)
                .orElseGet(() -> Standing.of(status, run.getAs("gate")));
        return new PastRun(
                run.getAs("run_id"),
                PastFacts.time(run, AT),
                standing,
                run.<Long>getAs("written"),
                run.<Long>getAs("quarantined"),
                run.getAs("error"));
    }
}
