package io.meshline.engine;

import io.meshline.commit.TableState;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.lineage.JobTag;
import io.meshline.model.Audit;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.plan.Action;
import io.meshline.plan.DatasetState;
import io.meshline.plan.JobPlan;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs in the order of the graph, independent ones in parallel; a failure stops only what depends on it. */
final class JobSchedule {
    /** Goes to Spark's log, which the report of a failed run names. */
    private static final Logger LOG = LoggerFactory.getLogger(JobSchedule.class);

    private static final long PROGRESS_EVERY_MILLIS = 500;

    private final RunContext run;
    private final Decider decider;
    private final RunListener listener;

    /** Decides what a job does, once all that it needs is done. */
    interface Decider {
        JobPlan decide(Dataset dataset, DatasetState state, Optional<TableState> table);
    }

    JobSchedule(RunContext run, Decider decider, RunListener listener) {
        this.run = run;
        this.decider = decider;
        this.listener = listener;
    }

    /** The runs of the jobs, in the given order, which puts every job behind its inputs. */
    List<JobRun> run(List<DatasetId> jobs) {
        ExecutorService workers = Executors.newFixedThreadPool(run.settings().parallelism());
        try {
            Map<DatasetId, CompletableFuture<JobRun>> futures = new LinkedHashMap<>();
            for (DatasetId job : jobs) {
                List<CompletableFuture<JobRun>> inputs = run.project().graph().inputs(job).stream()
                        .filter(futures::containsKey)
                        .map(futures::get)
                        .toList();
                CompletableFuture<Void> ready = CompletableFuture.allOf(inputs.toArray(CompletableFuture[]::new));
                futures.put(
                        job,
                        ready.thenApplyAsync(
                                none -> one(
                                        job,
                                        inputs.stream()
                                                .map(CompletableFuture::join)
                                                .toList()),
                                workers));
            }
            return futures.values().stream().map(CompletableFuture::join).toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private JobRun one(DatasetId job, List<JobRun> inputs) {
        Instant started = run.clock().instant();
        JobRun ended = inputs.stream()
                .filter(input -> !input.status().isGood())
                .findFirst()
                .map(input -> skipped(job, input.job(), started))
                .orElseGet(() -> carriedOut(job, started));
        listener.finished(ended);
        return ended;
    }

    private JobRun carriedOut(DatasetId job, Instant started) {
        JobMonitor.enter(run.spark().sparkContext(), new JobTag(run.runId(), job));
        JobRun ended;
        try {
            ended = planned(job, started);
        } catch (MeshlineException e) {
            LOG.error("{} failed", job, e);
            ended = failed(job, started, new Failure(e.code(), e.getMessage()));
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Spark throws checked exceptions that its Java API does not declare.
            LOG.error("{} failed", job, e);
            ended = failed(job, started, EngineErrors.unexpected(job, e));
        } finally {
            JobMonitor.leave(run.spark().sparkContext());
        }
        double seconds = Duration.between(started, run.clock().instant()).toMillis() / 1000.0;
        return ended.with(ended.work().measured(seconds, run.monitor().sparkJobs(job)));
    }

    private JobRun planned(DatasetId id, Instant started) {
        Dataset dataset = run.project().mesh().datasets().get(id);
        DatasetStates states = new DatasetStates(run);
        Optional<TableState> table = states.table(id);
        DatasetState state = states.of(dataset, table);
        JobPlan plan = decider.decide(dataset, state, table);
        listener.started(plan);
        if (plan.action() == Action.UP_TO_DATE) {
            return outcome(id, plan.action().label(), JobStatus.UP_TO_DATE, Optional.empty(), started);
        }
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
        ticker.scheduleAtFixedRate(
                () -> listener.progressed(id, run.monitor().share(id)),
                PROGRESS_EVERY_MILLIS,
                PROGRESS_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            JobContext job = new JobContext(run, dataset, plan, state.table(), table, started);
            return new JobExecution(job).run();
        } finally {
            ticker.shutdownNow();
        }
    }

    private JobRun skipped(DatasetId job, DatasetId input, Instant started) {
        Failure failure = new Failure(ErrorCode.UPSTREAM_FAILED, EngineErrors.skipped(job, input));
        return outcome(job, "-", JobStatus.SKIPPED, Optional.of(failure), started);
    }

    private JobRun failed(DatasetId job, Instant started, Failure failure) {
        return outcome(job, "-", JobStatus.FAILED, Optional.of(failure), started);
    }

    private JobRun outcome(DatasetId job, String action, JobStatus status, Optional<Failure> failure, Instant started) {
        return new JobRun(run.runId(), job, action, status, Work.none(started), Audit.NONE, failure, List.of());
    }
}
