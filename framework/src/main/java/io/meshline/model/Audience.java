package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * Who is told of runs.
 *
 * @param alerts people, when a run goes wrong
 * @param lineage programs, whatever becomes of a run
 */
public record Audience(Alerts alerts, Lineage lineage) {
    /** Nobody. */
    public static final Audience NONE = new Audience(Alerts.NONE, Lineage.NONE);

    public Audience {
        requireNonNull(alerts, "alerts");
        requireNonNull(lineage, "lineage");
    }
}
