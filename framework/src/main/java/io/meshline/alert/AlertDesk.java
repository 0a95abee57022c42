package io.meshline.alert;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.Destination;
import io.meshline.model.Mesh;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.RunReport;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the configured destinations when a run goes wrong, next to the run: none of its methods but {@link #close} waits
 * for anything, and none throws for what a destination does.
 */
public final class AlertDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);

    private final Mesh mesh;
    private final List<Dispatch> dispatches;

    AlertDesk(Mesh mesh, Alert.RunName run, Courier courier) {
        this.mesh = mesh;
        this.dispatches = mesh.settings().alerts().destinations().stream()
                .map((Destination destination) -> new Dispatch(run, destination, mesh, courier).start())
                .toList();
    }

    /**
     * Opens the desk for a run.
     *
     * @param mesh what is configured: destinations, owners
     * @param runId the run
     * @param log the file with Spark's log, which messages name
     */
    public static AlertDesk open(Mesh mesh, String runId, String log) {
        Alert.RunName run = new Alert.RunName(runId, mesh.settings().environment(), log);
        Courier courier = new Courier(time -> Thread.sleep(time.toMillis()), RandomGenerator.getDefault());
        return new AlertDesk(mesh, run, courier);
    }

    /** A job ended, well or badly. */
    public void ended(JobRun job) {
        dispatches.forEach(dispatch -> dispatch.news().add(job));
    }

    /** The run ended. */
    public void ended(RunReport run) {
        dispatches.forEach(dispatch -> dispatch.news().end(run.status(), run.untold()));
    }

    /** The run broke off; a command that names what is not there is its author's matter alone. */
    public void brokeOff(Throwable failure) {
        Failure told = failure instanceof MeshlineException known
                ? new Failure(known.code(), known.getMessage())
                : new Failure(
                        ErrorCode.INTERNAL,
                        "Failed to run: " + failure.getClass().getSimpleName());
        Optional<Failure> worthTelling = Optional.of(told).filter(cause -> cause.code() != ErrorCode.USAGE);
        dispatches.forEach(dispatch -> dispatch.news().end("failed", worthTelling));
    }

    /**
     * Waits for messages under way, up to the configured bound, and gives up those that are late.
     *
     * @return a warning that names the destinations that could not be told everything; empty where all could
     */
    public Optional<String> close() {
        try {
            long until =
                    System.nanoTime() + mesh.settings().alerts().waitAtEnd().toNanos();
            for (Dispatch dispatch : dispatches) {
                dispatch.finish(until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Optional<String> warning = warning();
        warning.ifPresent(LOG::warn);
        return warning;
    }

    private Optional<String> warning() {
        List<String> undelivered = dispatches.stream()
                .flatMap(dispatch -> dispatch.undelivered().stream())
                .toList();
        return undelivered.isEmpty()
                ? Optional.empty()
                : Optional.of(undelivered.stream()
                        .collect(
                                Collectors.joining("; ", "Failed to deliver alerts: ", ". Try: meshline alerts test")));
    }
}
