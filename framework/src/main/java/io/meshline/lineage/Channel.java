package io.meshline.lineage;

import io.meshline.report.LineageCount;
import io.openlineage.client.OpenLineage.RunEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of events to one backend: a queue that never holds up who adds to it, and a thread that empties it. */
final class Channel {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    /** More than the largest run makes while a backend is slow, and little enough for the driver's memory. */
    private static final int LONGEST_QUEUE = 10_000;

    private final String name;
    private final Sink sink;
    private final BlockingQueue<Optional<RunEvent>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long offered;
    private long arrived;
    private boolean abandoned;
    private Optional<String> reason = Optional.empty();

    /**
     * Opens the channel.
     *
     * @param name what may be shown of the backend
     */
    Channel(String name, Sink sink) {
        this.name = name;
        this.sink = sink;
        this.thread = new Thread(this::deliver, "lineage-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds an event; when the queue is full it is lost and counted. */
    synchronized void offer(RunEvent event) {
        offered++;
        if (queue.size() < LONGEST_QUEUE) {
            queue.add(Optional.of(event));
        } else {
            lost("took events more slowly than they came");
        }
    }

    /** No event comes after those that are there. */
    void end() {
        queue.add(Optional.empty());
    }

    /** Waits until the queue is empty, up to the end of the time, and gives up what is left then. */
    LineageCount await(long untilNanos, Duration patience) throws InterruptedException {
        long left = Math.max(0, untilNanos - System.nanoTime());
        // Zero would mean for ever.
        thread.join(Math.max(1, left / 1_000_000));
        return ended(patience);
    }

    private synchronized LineageCount ended(Duration patience) {
        if (thread.isAlive()) {
            abandoned = true;
            thread.interrupt();
            if (offered > arrived) {
                lost("did not take them within the " + Failures.seconds(patience) + " that a run waits at its end");
            }
        }
        return new LineageCount(arrived, offered - arrived, reason.map(why -> name + " " + why));
    }

    private void deliver() {
        try {
            Optional<RunEvent> next = queue.take();
            while (next.isPresent() && !isAbandoned()) {
                send(next.get());
                next = queue.take();
            }
            sink.close();
        } catch (InterruptedException e) {
            // The run has ended, and with it the thread's work.
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn(
                    "Failed to close the lineage transport {}: {}",
                    name,
                    e.getClass().getName());
        }
    }

    /** Whatever a backend does is no reason for a run to fail. */
    private void send(RunEvent event) {
        try {
            sink.send(event);
            arrived();
        } catch (Exception | LinkageError e) {
            String why = Failures.words(e);
            LOG.warn("Failed to deliver a lineage event: {} {}", name, why);
            lost(why);
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    private synchronized void arrived() {
        if (!abandoned) {
            arrived++;
        }
    }

    private synchronized void lost(String why) {
        reason = reason.or(() -> Optional.of(why));
    }
}
