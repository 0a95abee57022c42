package io.meshline.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.meshline.error.Origin;
import java.util.Optional;

/** How HOCON text is handed to the parser, and what its complaints say. */
final class Syntax {
    /** What the library says of a missing {@code }}, in words that send the reader after a parenthesis. */
    private static final String UNCLOSED = "expecting a close parentheses ')' here, not: end of file";

    private Syntax() {}

    /** Options under which values know that they came from {@code name}. */
    static ConfigParseOptions options(String name) {
        return ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(name);
    }

    /** The complaint without the place, which is told apart. */
    static String complaint(ConfigException failure) {
        String message = failure.getMessage();
        String place = Optional.ofNullable(failure.origin())
                .map(ConfigOrigin::description)
                .orElse("");
        String complaint = message.startsWith(place + ": ") ? message.substring(place.length() + 2) : message;
        return complaint.equals(UNCLOSED) ? "a brace '{' is not closed before the end of the file" : complaint;
    }

    /** The place of the complaint, or the first line of the file. */
    static Origin origin(ConfigException failure, String file) {
        return Optional.ofNullable(failure.origin()).flatMap(Places::of).orElse(new Origin(file, 1));
    }
}
