package io.meshline.lineage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a run when it begins.
 *
 * @param id the run, a UUID of version 7
 * @param title what it is asked to do, which names its job
 * @param nominalTime the time that it is for, where it is for one
 * @param ancestors what started the process
 */
public record RunFacts(String id, String title, Optional<NominalTime> nominalTime, Ancestors ancestors) {

    /** A range of time. */
    public record NominalTime(Instant from, Instant to) {
        public NominalTime {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }
    }

    public RunFacts {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(nominalTime, "nominalTime");
        requireNonNull(ancestors, "ancestors");
    }
}
