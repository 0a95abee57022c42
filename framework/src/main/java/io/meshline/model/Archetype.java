package io.meshline.model;

import java.util.Locale;

/** The role of a domain in the mesh. */
public enum Archetype {
    /** Publishes the facts of the system that it owns. */
    SOURCE_ALIGNED,
    /** Combines other domains' products into views that several consumers share. */
    AGGREGATE,
    /** Serves the needs of one consumer. */
    CONSUMER_ALIGNED;

    /** The name in configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
