package io.meshline.config;

import io.meshline.model.Lineage;
import java.time.Duration;
import java.util.Optional;

/** Decodes where OpenLineage events go. */
final class LineageDecoder {
    static final Key<Boolean> ENABLED = SettingsDecoder.layered("enabled", Types.FLAG, "Whether runs send events.");
    static final Key<Text> NAMESPACE = SettingsDecoder.layered(
            "namespace",
            Types.TEXT,
            "Namespace of runs; the jobs of a domain stand in <namespace>.<domain>. Give every environment of a backend"
                    + " its own.");
    static final Key<Duration> WAIT_AT_END = SettingsDecoder.layered(
            "wait-at-end",
            Types.durationFrom(Duration.ZERO),
            "How long the end of a run waits for events under way; what is late is given up and counted.");
    static final Key<Value> TRANSPORT = SettingsDecoder.layered(
            "transport",
            Types.FREE,
            "The transport in the words of the OpenLineage client: type, and the keys of that type; secrets as"
                    + " { env = NAME } or { file = path }.");
    static final Shape SHAPE = Shape.of("Lineage", "lineage", ENABLED, NAMESPACE, WAIT_AT_END, TRANSPORT);

    private LineageDecoder() {}

    /** Reads the transport even where nobody is told, so that a mistake in it is found before it is needed. */
    static Lineage decode(Node node, Secrets secrets) {
        boolean enabled = node.find(ENABLED).orElse(false);
        Optional<Value> written =
                node.find(TRANSPORT).filter(value -> !value.members().isEmpty());
        Optional<Lineage.Transport> transport = written.flatMap(value -> new TransportDecoder(secrets).decode(value));
        if (enabled && written.isEmpty()) {
            node.problem("is enabled but has no transport. Set transport.type");
        }
        return new Lineage(
                transport.filter(any -> enabled),
                node.text(NAMESPACE),
                node.find(WAIT_AT_END).orElse(Duration.ZERO));
    }
}
