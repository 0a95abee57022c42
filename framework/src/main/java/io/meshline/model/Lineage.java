package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where OpenLineage events of runs go, and how long that may take.
 *
 * @param transport how they get there; empty where runs tell nobody
 * @param namespace the namespace of runs; jobs of a domain stand in {@code <namespace>.<domain>}
 * @param waitAtEnd how long the end of a run waits for events that are still under way
 */
public record Lineage(Optional<Transport> transport, String namespace, Duration waitAtEnd) {
    /** Nobody is told. */
    public static final Lineage NONE = new Lineage(Optional.empty(), "", Duration.ZERO);

    /**
     * A transport of the OpenLineage client, in the client's own words.
     *
     * @param type the type, such as {@code http}
     * @param options its other keys
     */
    public record Transport(String type, List<Option> options) {
        public Transport {
            requireNonNull(type, "type");
            options = List.copyOf(options);
        }
    }

    /**
     * A key of a transport.
     *
     * @param path the names from the transport down to the value; a name may hold dots
     * @param value the value, which may be a secret
     */
    public record Option(List<String> path, Setting value) {
        public Option {
            path = List.copyOf(path);
            requireNonNull(value, "value");
        }
    }

    public Lineage {
        requireNonNull(transport, "transport");
        requireNonNull(namespace, "namespace");
        requireNonNull(waitAtEnd, "waitAtEnd");
    }
}
