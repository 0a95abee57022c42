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
        // A run that found nothing to do is on record only to end what had gone wrong.
        Column isCounted = PastFacts.notBefore(AT, since).and(not(col("status").equalTo(JobStatus.UP_TO_DATE.key())));
        Column isChecked = not(col("gate").equalTo("-"));
        List<Row> jobs = runs.select(col("job"), col(AT), col("status"), col("gate"), col("batch"), run().as("run"))
                .groupBy("job")
                .agg(
                        max("run").as("latest"),
                        max(when(isGood, col("run"))).as("last_good"),
                        max(when(isChecked, col(AT))).as("last_check"),
                        max("batch").as("batch"),
                        sort_array(collect_list(when(isCounted, col("run")))).as("runs"))
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
                Optional.ofNullable(row.<Row>getAs("last_good")).map(PastRuns::pastRun);
        Row latest = row.getAs("latest");
        RunHistory history = new RunHistory(
                Optional.of(lastGood.filter(good -> isUpToDate(latest)).orElseGet(() -> pastRun(latest))),
                lastGood.map(PastRun::at),
                runs.stream().map(PastRuns::pastRun).toList());
        Optional<Instant> lastCheck =
                Optional.ofNullable(row.<Timestamp>getAs("last_check")).map(Timestamp::toInstant);
        return new PastRuns(history, lastCheck, row.<Long>getAs("batch"));
    }

    /** Whether a run found nothing to do: then the dataset stands as the last good one left it. */
    private static boolean isUpToDate(Row run) {
        return run.getAs("status").equals(JobStatus.UP_TO_DATE.key());
    }

    private static PastRun pastRun(Row run) {
        return new PastRun(
                run.getAs("run_id"),
                PastFacts.time(run, AT),
                Standing.of(JobStatus.ofKey(run.getAs("status")), run.getAs("gate")),
                run.<Long>getAs("written"),
                run.<Long>getAs("quarantined"),
                run.getAs("error"));
    }
}
