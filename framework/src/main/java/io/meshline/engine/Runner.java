package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.error.MeshlineException;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.IntervalUse;
import io.meshline.model.Settings;
import io.meshline.model.profile.TableProfile;
import io.meshline.plan.JobPlan;
import io.meshline.plan.Planner;
import io.meshline.plan.Refresh;
import io.meshline.plan.RunPlan;
import io.meshline.plan.Selection;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.RunReport;
import io.meshline.report.quality.QualityReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Plans and runs jobs of a project on a Spark session of its own. */
public final class Runner {
    private final Project project;
    private final String runId;
    private final String log;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param runId the id under which everything is recorded
     * @param log the file with Spark's log, named in the report
     */
    public Runner(Project project, String runId, String log) {
        this.project = requireNonNull(project, "project");
        this.runId = requireNonNull(runId, "runId");
        this.log = requireNonNull(log, "log");
    }

    /** What {@link #run} would do; reads the state of tables and sources and changes nothing. */
    public RunPlan plan(Selection selection, Refresh refresh) {
        List<DatasetId> jobs = project.graph().select(selection);
        RunContext run = context();
        return new Planner(project.mesh(), project.graph(), project.gateCosts())
                .plan(jobs, refresh, new DatasetStates(run)::of)
                .lacking(new PeriodGaps(run).of(jobs));
    }

    /** Runs the selected jobs, independent ones in parallel, and brings the platform tables up to date. */
    public RunReport run(Selection selection, Refresh refresh, RunListener listener) {
        List<DatasetId> jobs = project.graph().select(selection);
        Map<DatasetId, IntervalUse> uses = new ConcurrentHashMap<>();
        JobSchedule.Decider decider = (dataset, state, table) -> {
            JobPlan plan = JobPlan.decide(dataset, state, refresh);
            plan.interval().ifPresent(use -> uses.put(plan.job(), use));
            return plan;
        };
        RunReport report = run(jobs, new Task("run" + selection.words(), refresh.interval(), run -> decider), listener);
        return refresh.interval().map(interval -> report.with(interval, uses)).orElse(report);
    }

    /**
     * Puts the open records of some datasets through their definitions once more, and brings the platform tables up to date.
     * Where the definition changed, events and entities are rebuilt from their inputs, which comes to the same.
     *
     * @param datasets their addresses
     * @throws MeshlineException {@code USAGE} if there is no such dataset, or none that has a quarantine,
     *     {@code UNREADABLE_SOURCE} if one is not built yet
     */
    public RunReport replay(List<String> datasets, RunListener listener) {
        NamedDatasets names = new NamedDatasets(project.mesh());
        Set<DatasetId> meant =
                datasets.stream().map(name -> names.held(name, "replay")).collect(Collectors.toSet());
        List<DatasetId> jobs =
                project.graph().order().stream().filter(meant::contains).toList();
        SparkSession spark = Sessions.start(project.mesh().settings());
        jobs.forEach(job -> names.demandTable(spark, job, "replay"));
        String title = "quarantine replay " + String.join(" ", datasets);
        return run(jobs, new Task(title, Optional.empty(), Runner::replaying), listener);
    }

    private static JobSchedule.Decider replaying(RunContext run) {
        return (dataset, state, table) -> {
            long open = HeldRecords.of(run.spark(), run.settings(), dataset.id())
                    .map(held -> held.countOpen(run.spark()))
                    .orElse(0L);
            return JobPlan.replay(dataset, state, open);
        };
    }

    /**
     * What a run is asked to do.
     *
     * @param title the command in words
     * @param interval the time whose rows are computed anew besides
     * @param decider decides what each job does
     */
    private record Task(String title, Optional<Interval> interval, Function<RunContext, JobSchedule.Decider> decider) {}

    private RunReport run(List<DatasetId> jobs, Task task, RunListener listener) {
        Instant started = clock.instant();
        RunContext run = context();
        return RunLineage.open(run, new RunLineage.Asked(task.title(), task.interval()), listener)
                .during(told -> run(run, jobs, task.decider().apply(run), told, started));
    }

    private RunReport run(
            RunContext run, List<DatasetId> jobs, JobSchedule.Decider decider, RunListener listener, Instant started) {
        run.spark().sparkContext().addSparkListener(run.monitor());
        List<JobRun> runs;
        try {
            runs = new JobSchedule(run, decider, listener).run(jobs);
        } finally {
            run.spark().sparkContext().removeSparkListener(run.monitor());
        }
        Optional<Failure> untold = catchUp(run, jobs, runs);
        double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
        return new RunReport(runId, run.settings().environment(), runs, untold, seconds, log);
    }

    /** What the jobs did stands in their tables; that it cannot be told elsewhere must not hide it from the user. */
    private static Optional<Failure> catchUp(RunContext run, List<DatasetId> jobs, List<JobRun> runs) {
        List<JobRun> committed =
                runs.stream().filter(job -> job.status() == JobStatus.SUCCEEDED).toList();
        List<JobRun> uncommitted =
                runs.stream().filter(job -> job.status() != JobStatus.SUCCEEDED).toList();
        try {
            new PlatformTables(run.spark(), run.settings(), committed).catchUp(jobs, uncommitted);
            return Optional.empty();
        } catch (MeshlineException e) {
            return Optional.of(EngineErrors.untold(e));
        }
    }

    /** How the selected jobs' datasets stand, and what their gates found since a time; changes nothing. */
    public QualityReport quality(Selection selection, Instant since) {
        List<DatasetId> jobs = project.graph().select(selection);
        RunContext run = context();
        PastFacts facts = new PastFacts(run.spark(), run.settings(), selection, jobs, since);
        return new QualityHistory(project.mesh(), facts).at(clock.instant());
    }

    /**
     * Looks at a dataset's table; changes nothing.
     *
     * @throws MeshlineException {@code USAGE} if there is no such dataset or column, {@code UNREADABLE_SOURCE} if the table
     *     is not built yet
     */
    public TableProfile profile(ProfileRequest request) {
        DatasetProfiles profiles = new DatasetProfiles(project.mesh());
        // A wrong name costs no session.
        profiles.find(request);
        return profiles.profile(request, Sessions.start(project.mesh().settings()));
    }

    private RunContext context() {
        Settings settings = project.mesh().settings();
        return new RunContext(runId, project, Sessions.start(settings), new JobMonitor(), clock);
    }
}
