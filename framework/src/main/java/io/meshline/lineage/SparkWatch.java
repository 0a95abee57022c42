package io.meshline.lineage;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch over what Spark writes for a run. */
final class SparkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SparkWatch.class);

    private final SparkContext context;
    private final SparkWrites writes;
    private final Clock clock;

    private SparkWatch(SparkContext context, SparkWrites writes, Clock clock) {
        this.context = context;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * Begins to watch.
     *
     * @param telling takes care of what goes wrong
     */
    static SparkWatch open(SparkContext context, SparkWrites writes, Clock clock, Consumer<Runnable> telling) {
        // The listener's classes take a moment to load; the run need not wait for them.
        Runnable beginning = () -> writes.begin(context.appName(), context.applicationId(), clock.millis());
        Thread begin = new Thread(() -> telling.accept(beginning), "lineage-listener");
        begin.setDaemon(true);
        begin.start();
        // A queue of its own: what the listener takes its time for must not hold up those who count Spark's jobs.
        context.listenerBus().addToQueue(writes, "lineage");
        return new SparkWatch(context, writes, clock);
    }

    /** Waits until the listener has seen all, but no longer than this. */
    void close(Duration longest) {
        try {
            context.listenerBus().waitUntilEmpty(Math.max(1, longest.toMillis()));
            writes.end(clock.millis());
        } catch (TimeoutException e) {
            LOG.warn("Failed to see all of what Spark wrote: the listener was not done after {}", longest);
        } finally {
            context.removeSparkListener(writes);
            writes.close();
        }
    }
}
