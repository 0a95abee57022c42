package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Who is told when a run goes wrong, and how long that may take.
 *
 * @param gather how long the first message of a run waits for further jobs that end badly
 * @param waitAtEnd how long the end of a run waits for messages that are still under way
 * @param destinations where messages go
 */
public record Alerts(Duration gather, Duration waitAtEnd, List<Destination> destinations) {
    /** Nobody is told. */
    public static final Alerts NONE = new Alerts(Duration.ZERO, Duration.ZERO, List.of());

    public Alerts {
        requireNonNull(gather, "gather");
        requireNonNull(waitAtEnd, "waitAtEnd");
        destinations = List.copyOf(destinations);
    }
}
