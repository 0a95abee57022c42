package io.meshline.report;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Category;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.IntervalUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of several jobs.
 *
 * @param runId the run
 * @param environment the environment that it ran in
 * @param jobs its jobs, in the order of the plan
 * @param untold why the platform tables do not tell of the run; empty where they do
 * @param lineage what became of the run's lineage events; empty where there are none to be sent
 * @param seconds how long it took as a whole
 * @param log the file with Spark's log
 * @param interval the time whose rows were computed anew besides; empty where none was asked for
 */
public record RunReport(
        String runId,
        String environment,
        List<JobRun> jobs,
        Optional<Failure> untold,
        Optional<LineageCount> lineage,
        double seconds,
        String log,
        Optional<RunInterval> interval) {
    /** The order in which categories of failures decide the exit code of a run: what needs a person comes first. */
    private static final List<Category> BY_WEIGHT =
            List.of(Category.INTERNAL, Category.DATA, Category.CONFIG, Category.EXTERNAL);

    public RunReport {
        requireNonNull(runId, "runId");
        requireNonNull(environment, "environment");
        jobs = List.copyOf(jobs);
        requireNonNull(untold, "untold");
        requireNonNull(lineage, "lineage");
        requireNonNull(log, "log");
        requireNonNull(interval, "interval");
    }

    /** A run that was asked for no interval, and that no lineage backend is told of. */
    public RunReport(
            String runId, String environment, List<JobRun> jobs, Optional<Failure> untold, double seconds, String log) {
        this(runId, environment, jobs, untold, Optional.empty(), seconds, log, Optional.empty());
    }

    /** The same run with what an interval meant to its jobs. */
    public RunReport with(Interval asked, Map<DatasetId, IntervalUse> uses) {
        return new RunReport(
                runId, environment, jobs, untold, lineage, seconds, log, Optional.of(new RunInterval(asked, uses)));
    }

    /** What the interval of the run meant to a job; empty without one, and for a job that never started. */
    Optional<IntervalUse> use(DatasetId job) {
        return interval.map(RunInterval::uses).map(uses -> uses.get(job));
    }

    /**
     * The interval of a run.
     *
     * @param asked the interval
     * @param uses what it meant to the jobs that started
     */
    public record RunInterval(Interval asked, Map<DatasetId, IntervalUse> uses) {
        public RunInterval {
            requireNonNull(asked, "asked");
            uses = Map.copyOf(uses);
        }
    }

    /** The same report with what became of the lineage events. */
    public RunReport with(Optional<LineageCount> count) {
        return new RunReport(runId, environment, jobs, untold, count, seconds, log, interval);
    }

    /** The category that decides how the run ended; empty where every job is good. */
    public Optional<Category> worst() {
        List<Category> categories =
                causes().map(cause -> cause.code().category()).toList();
        return BY_WEIGHT.stream().filter(categories::contains).findFirst();
    }

    /** The exit code of the process. */
    public int exitCode() {
        return worst().map(Category::exitCode).orElse(0);
    }

    /** {@code succeeded}, {@code refused} where gates alone stopped jobs, or {@code failed}. */
    public String status() {
        if (worst().isEmpty()) {
            return "succeeded";
        }
        boolean onlyRefusals = causes().allMatch(cause -> cause.code().category() == Category.DATA);
        return onlyRefusals ? "refused" : "failed";
    }

    private Stream<Failure> causes() {
        Stream<Failure> ofJobs =
                jobs.stream().filter(job -> job.status() != JobStatus.SKIPPED).flatMap(job -> job.failure().stream());
        return Stream.concat(ofJobs, untold.stream());
    }
}
