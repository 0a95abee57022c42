package io.meshline.alert;

import io.meshline.model.Destination;
import io.meshline.model.Mesh;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one destination of one run, in a thread of its own: a first message soon after the first job ended badly, and at
 * the end of the run a second one with what has come since, if anything has. What the first could not bring, the second
 * tries again.
 */
final class Dispatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Alert.RunName run;
    private final Destination destination;
    private final Mesh mesh;
    private final Courier courier;
    private final News news;
    private final Thread thread;
    private int messages;
    private volatile Optional<String> lastFailure = Optional.empty();

    Dispatch(Alert.RunName run, Destination destination, Mesh mesh, Courier courier) {
        this.run = run;
        this.destination = destination;
        this.mesh = mesh;
        this.courier = courier;
        this.news = new News(destination);
        this.thread = new Thread(this, "alerts to " + destination.name());
        // Whoever does not answer must not keep the process from ending.
        thread.setDaemon(true);
    }

    Dispatch start() {
        thread.start();
        return this;
    }

    News news() {
        return news;
    }

    @Override
    public void run() {
        try {
            news.awaitSomething();
            news.awaitEnd(mesh.settings().alerts().gather());
            boolean everything = tell();
            if (!everything) {
                news.awaitEnd();
                tell();
            }
        } catch (InterruptedException e) {
            // The process ends and has waited long enough.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its message may show the address; a failure to tell is no failure of the run.
            lastFailure = Optional.of("failed with " + e.getClass().getSimpleName());
        }
    }

    /** Tells what there is to tell, and returns whether the run had ended before: nothing can come any more then. */
    private boolean tell() throws InterruptedException {
        News.Untold untold = news.untold();
        if (!news.hasUntold()) {
            return !untold.state().isRunning();
        }
        String id = run.id() + "/" + destination.name() + "/" + ++messages;
        Alert alert =
                new Alert(run, id, destination, untold.state(), new Grouping(mesh).of(untold.jobs()), untold.skipped());
        Reply reply = courier.deliver(new Webhook(destination), written(alert), destination.retries());
        if (reply.isDelivered()) {
            news.told(untold);
            LOG.info("Alert {} delivered", id);
        } else {
            lastFailure = Optional.of(reply.words());
        }
        return !untold.state().isRunning();
    }

    private String written(Alert alert) {
        return switch (destination.format()) {
            case JSON -> JsonForm.write(alert);
            case SLACK -> SlackForm.write(alert);
        };
    }

    /** Waits for what is under way until a moment of {@link System#nanoTime()}, then gives it up. */
    void finish(long until) throws InterruptedException {
        Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        if (!left.isZero()) {
            thread.join(Math.max(1, left.toMillis()));
        }
        thread.interrupt();
    }

    /** What could not be told and why, after {@link #finish}; empty where everything was. */
    Optional<String> undelivered() {
        if (!news.hasUntold()) {
            return Optional.empty();
        }
        String late =
                "no answer within " + Words.seconds(mesh.settings().alerts().waitAtEnd()) + " of the end of the run";
        return Optional.of("'" + destination.name() + "': " + lastFailure.orElse(late));
    }
}
