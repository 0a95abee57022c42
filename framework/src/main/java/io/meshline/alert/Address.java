package io.meshline.alert;

import io.meshline.model.Setting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The address of a webhook. Whoever knows it can write there, so nothing of it is ever shown. */
final class Address {
    /** A shorter piece, such as {@code api}, opens no door and turns up in any sentence. */
    private static final int SHORTEST_PIECE = 4;

    private static final int LONGEST_QUOTE = 100;

    private final URI uri;

    private Address(URI uri) {
        this.uri = uri;
    }

    /** @throws IllegalArgumentException without the address, if it is none */
    static Address of(Setting url) {
        try {
            return new Address(URI.create(url.value()));
        } catch (IllegalArgumentException e) {
            // The parser's message and its cause show the text.
            throw new IllegalArgumentException("not a URL");
        }
    }

    URI uri() {
        return uri;
    }

    /** What a server says, in quotes; empty for a page, and where it repeats a piece of the address. */
    Optional<String> quote(String words) {
        String line = words.strip().lines().findFirst().orElse("").strip();
        boolean page = line.isEmpty() || line.startsWith("<") || line.chars().anyMatch(Character::isISOControl);
        if (page || gaveAway(line)) {
            return Optional.empty();
        }
        return Optional.of("\"" + line.substring(0, Math.min(LONGEST_QUOTE, line.length())) + "\"");
    }

    private boolean gaveAway(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return pieces().map(piece -> piece.toLowerCase(Locale.ROOT)).anyMatch(lower::contains);
    }

    private Stream<String> pieces() {
        List<String> parts = Stream.of(
                        uri.getHost(), uri.getRawPath(), uri.getPath(), uri.getRawQuery(), uri.getQuery())
                .filter(part -> part != null)
                .toList();
        return parts.stream()
                .flatMap(part -> Stream.concat(Stream.of(part), Arrays.stream(part.split("[/&=]"))))
                .filter(piece -> piece.getBytes(StandardCharsets.UTF_8).length >= SHORTEST_PIECE);
    }

    @Override
    public String toString() {
        return Setting.REDACTED;
    }
}
