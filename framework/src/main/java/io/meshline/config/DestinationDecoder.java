package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.error.Suggestions;
import io.meshline.model.Destination;
import io.meshline.model.Destination.Event;
import io.meshline.model.Destination.Format;
import io.meshline.model.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes a webhook. Its address is a secret, so no problem with it shows a part of it. */
final class DestinationDecoder {
    private static final Set<Event> USUAL = Set.of(Event.REFUSED, Event.FAILED);

    static final Key<Value> URL = Key.required(
            "url",
            Type.of("a reference to a secret", Optional::of),
            "The address, an http or https URL, as { env = NAME } or { file = path }: whoever knows it can write.");
    static final Key<Format> FORMAT = Key.required(
            "format",
            Types.choice(Arrays.stream(Format.values()).collect(Collectors.toMap(Format::key, Function.identity()))),
            "json: Meshline's own document; slack: what incoming webhooks of Slack, Mattermost and the like take.");
    static final Key<List<Event>> ON = Key.optional(
            "on",
            Types.choices(Arrays.stream(Event.values()).collect(Collectors.toMap(Event::key, Function.identity()))),
            "[refused, failed]",
            "What is told: jobs that were refused by their gate, failed, were skipped since one that they need did not"
                    + " succeed, or succeeded with warnings.");
    static final Key<List<Text>> DOMAINS =
            Key.optional("domains", Types.SOME_TEXTS, "all", "The domains whose jobs are told of.");
    static final Key<Duration> TIMEOUT = Key.optional(
            "timeout",
            Types.durationFrom(Duration.ofMillis(1)),
            "10s",
            "How long one try may take, from connecting to the end of the answer.");
    static final Key<Integer> RETRIES = Key.optional(
            "retries",
            Types.wholeNumberFrom(0),
            "3",
            "How often a message is tried again after a broken connection, a time-out, 429 or 5xx.");
    static final Key<Integer> SAMPLE_ROWS = Key.optional(
            "sample-rows",
            Types.wholeNumberFrom(0),
            "0",
            "Offending rows told for each broken rule; they may hold personal data and leave the platform.");
    static final Shape SHAPE = Shape.of(
            "Destination of alerts",
            "alerts.destinations.<name>",
            URL,
            FORMAT,
            ON,
            DOMAINS,
            TIMEOUT,
            RETRIES,
            SAMPLE_ROWS);

    private final Secrets secrets;
    private final List<String> known;

    DestinationDecoder(Secrets secrets, List<String> domains) {
        this.secrets = secrets;
        this.known = domains;
    }

    /** The webhook; empty, with the problem told, for one that cannot be called. */
    Optional<Destination> decode(Node node) {
        Members.requireLegalName(node, "name of a destination");
        Optional<Setting> url = node.find(URL).flatMap(this::address);
        Optional<Format> format = node.find(FORMAT);
        Set<Event> on = node.find(ON).<Set<Event>>map(HashSet::new).orElse(USUAL);
        Set<String> domains = node.list(DOMAINS).stream()
                .filter(this::isKnown)
                .map(Text::text)
                .collect(Collectors.toSet());
        Duration timeout = node.find(TIMEOUT).orElse(Duration.ofSeconds(10));
        int retries = node.find(RETRIES).orElse(3);
        int sampleRows = node.find(SAMPLE_ROWS).orElse(0);
        return url.flatMap(address -> format.map(
                form -> new Destination(node.name(), address, form, on, domains, timeout, retries, sampleRows)));
    }

    private Optional<Setting> address(Value url) {
        Optional<Setting> secret = secrets.demand(url);
        if (secret.isPresent() && !isUrl(secret.get().value())) {
            url.problem(
                    ErrorCode.INVALID_CONFIG,
                    "refers to a secret that cannot be called (must be an http or https URL without user and password)");
            return Optional.empty();
        }
        return secret;
    }

    private boolean isKnown(Text domain) {
        boolean found = known.contains(domain.text());
        if (!found) {
            domain.at()
                    .problem("names an unknown domain '" + domain.text() + "'"
                            + Suggestions.further(domain.text(), known));
        }
        return found;
    }

    /** The reason why it is none would show it, and is not looked at. */
    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
