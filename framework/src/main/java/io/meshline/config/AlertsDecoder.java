package io.meshline.config;

import io.meshline.model.Alerts;
import io.meshline.model.Destination;
import java.time.Duration;
import java.util.List;

/** Decodes who is told when a run goes wrong. */
final class AlertsDecoder {
    static final Key<Duration> GATHER = SettingsDecoder.layered(
            "gather",
            Types.durationFrom(Duration.ZERO),
            "How long the first message of a run waits for further jobs that end badly, so that they come together.");
    static final Key<Duration> WAIT_AT_END = SettingsDecoder.layered(
            "wait-at-end",
            Types.durationFrom(Duration.ZERO),
            "How long the end of a run waits for messages under way; what is late is given up with a warning.");
    static final Key<List<Value>> DESTINATIONS = SettingsDecoder.layered(
            "destinations",
            Types.members(DestinationDecoder.SHAPE),
            "Webhooks under names of your own; what may be shown of one is its name.");
    static final Shape SHAPE = Shape.of("Alerts", "alerts", GATHER, WAIT_AT_END, DESTINATIONS);

    private AlertsDecoder() {}

    static Alerts decode(Node node, Secrets secrets, List<String> domains) {
        DestinationDecoder decoder = new DestinationDecoder(secrets, domains);
        List<Destination> destinations = node.list(DESTINATIONS).stream()
                .flatMap(member -> Types.object(DestinationDecoder.SHAPE).read(member).stream())
                .flatMap(destination -> decoder.decode(destination).stream())
                .toList();
        return new Alerts(
                node.find(GATHER).orElse(Duration.ZERO), node.find(WAIT_AT_END).orElse(Duration.ZERO), destinations);
    }
}
