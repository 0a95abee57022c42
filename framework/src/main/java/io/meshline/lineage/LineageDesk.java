package io.meshline.lineage;

import io.meshline.error.MeshlineException;
import io.meshline.lineage.RunFacts.NominalTime;
import io.meshline.model.Lineage;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.meshline.report.LineageCount;
import io.meshline.report.RunReport;
import io.openlineage.client.OpenLineage.RunEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the configured backends of a run: only the end of the run waits, and nothing throws for
 * what a backend does.
 */
public final class LineageDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LineageDesk.class);

    private final Lineage settings;
    private final Tree tree;
    private final List<Channel> channels;
    private final Clock clock;
    private final RunEvents runs;
    private final JobEvents jobs;
    private final SparkEvents spark;
    private Optional<SparkWatch> watch = Optional.empty();
    private LineageCount untold = LineageCount.NOTHING;

    private LineageDesk(Lineage settings, Tree tree, Optional<NominalTime> time, Clock clock) {
        this.settings = settings;
        this.tree = tree;
        this.clock = clock;
        this.channels = settings.transport().map(Channels::open).orElse(List.of());
        Events events = new Events(Producer.model(), time, clock);
        this.runs = new RunEvents(events, tree);
        this.jobs = new JobEvents(events, tree);
        this.spark = new SparkEvents(tree, this::send);
    }

    /** Opens the desk and tells that the run begins. */
    public static LineageDesk open(Lineage settings, RunFacts facts, Clock clock) {
        RunName run = new RunName(settings.namespace(), facts.title(), UUID.fromString(facts.id()));
        LineageDesk desk = new LineageDesk(settings, new Tree(run, facts.ancestors()), facts.nominalTime(), clock);
        desk.tell(() -> desk.send(desk.runs.started()));
        return desk;
    }

    /** Watches what Spark writes for the run's jobs, until the run ends. */
    public void watch(SparkContext context) {
        tell(() -> {
            SparkWrites writes = new SparkWrites(tree, context.getConf(), spark);
            watch = Optional.of(SparkWatch.open(context, writes, clock, this::tell));
        });
    }

    /** A job begins to do something. */
    public void started(Supplier<JobFacts> job) {
        tell(() -> send(jobs.started(job.get())));
    }

    /** A job ended; one that was up to date did nothing that is worth an event. */
    public void ended(Supplier<JobFacts> job, JobRun run) {
        if (run.status() != JobStatus.UP_TO_DATE) {
            tell(() -> send(jobs.ended(job.get(), run)));
        }
        tell(() -> spark.ended(run.job(), run.status() == JobStatus.SUCCEEDED));
    }

    /**
     * The run ended. Waits for events under way, up to the configured bound, gives up those that are late, and counts.
     */
    public LineageCount ended(RunReport run) {
        return end(() -> runs.ended(run));
    }

    /** The run broke off; waits like {@link #ended(RunReport)}. */
    public LineageCount brokeOff(Throwable failure) {
        return end(() -> runs.brokeOff(
                failure instanceof MeshlineException known
                        ? known.getMessage()
                        : "Failed to run: " + failure.getClass().getSimpleName()));
    }

    private LineageCount end(Supplier<RunEvent> last) {
        long until = System.nanoTime() + settings.waitAtEnd().toNanos();
        tell(() -> watch.ifPresent(open -> open.close(settings.waitAtEnd())));
        tell(spark::end);
        tell(() -> send(last.get()));
        channels.forEach(Channel::end);
        LineageCount all = untold;
        try {
            for (Channel channel : channels) {
                all = all.and(channel.await(until, settings.waitAtEnd()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    /** What goes wrong while something is told is no reason for a run to fail; it counts as an event. */
    private void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Failed to tell of lineage", e);
            count("Meshline " + Failures.words(e));
        }
    }

    private synchronized void count(String why) {
        untold = untold.and(new LineageCount(0, 1, Optional.of(why)));
    }

    private void send(RunEvent event) {
        channels.forEach(channel -> channel.offer(event));
    }
}
