package io.meshline.delta;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A number that is committed with data under a name, Delta's transaction identifier.
 *
 * @param id the name
 * @param version the number
 * @param at when it was committed, by the clock of the writer
 */
public record Mark(String id, long version, Instant at) {
    public Mark {
        requireNonNull(id, "id");
        requireNonNull(at, "at");
    }
}
