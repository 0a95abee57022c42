package io.meshline.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a dataset stands between what arrived and what is published. */
public enum Zone {
    /** What arrived from the domain's own systems, append-only. */
    RAW,
    /** Hand-kept data. */
    MANUAL,
    /** Another domain's product or a foreign system, behind an anti-corruption layer. */
    EXTERNAL,
    /** Small immutable facts. */
    EVENTS,
    /** Business objects whose state changes. */
    ENTITIES,
    /** Combinations of all of these. */
    AGGREGATES;

    /** The name in configuration, addresses and paths. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The zone of a {@link #key()}, if there is one. */
    public static Optional<Zone> ofKey(String key) {
        return Arrays.stream(values()).filter(zone -> zone.key().equals(key)).findFirst();
    }

    @Override
    public String toString() {
        return key();
    }
}
