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
import org.apache.spark.SparkContext;

/**
 * Tells the configured backends of a run: only the end of the run waits, and nothing throws for
 * what a backend does.
 */
public final class LineageDesk {
    private final Lineage settings;
    private final Tree tree;
    private final List<Channel> channels;
    private final Clock clock;
    private final RunEvents runs;
    private final JobEvents jobs;
    private final SparkEvents spark;
    private Optional<SparkWatch> watch = Optional.empty();

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
        desk.send(desk.runs.started());
        return desk;
    }

    /** Watches what Spark writes for the run's jobs, until the run ends. */
    public void watch(SparkContext context) {
        watch = Optional.of(SparkWatch.open(context, new SparkWrites(tree, context.getConf(), spark), clock));
    }

    /** A job begins to do something. */
    public void started(JobFacts job) {
        send(jobs.started(job));
    }

    /** A job ended; one that was up to date did nothing that is worth an event. */
    public void ended(JobFacts job, JobRun run) {
        if (run.status() != JobStatus.UP_TO_DATE) {
            send(jobs.ended(job, run));
        }
        spark.ended(run.job(), run.status() == JobStatus.SUCCEEDED);
    }

    /**
     * The run ended. Waits for events under way, up to the configured bound, gives up those that are late, and counts.
     */
    public LineageCount ended(RunReport run) {
        return end(runs.ended(run));
    }

    /** The run broke off; waits like {@link #ended(RunReport)}. */
    public LineageCount brokeOff(Throwable failure) {
        return end(runs.brokeOff(
                failure instanceof MeshlineException known
                        ? known.getMessage()
                        : "Failed to run: " + failure.getClass().getSimpleName()));
    }

    private LineageCount end(RunEvent last) {
        long until = System.nanoTime() + settings.waitAtEnd().toNanos();
        watch.ifPresent(open -> open.close(settings.waitAtEnd()));
        spark.end();
        send(last);
        channels.forEach(Channel::end);
        LineageCount all = LineageCount.NOTHING;
        try {
            for (Channel channel : channels) {
                all = all.and(channel.await(until, settings.waitAtEnd()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private void send(RunEvent event) {
        channels.forEach(channel -> channel.offer(event));
    }
}
