package io.meshline.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.meshline.error.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The defaults that come with Meshline. */
final class Reference {
    private static final String FILE = "reference.conf";
    /** The first line of the file. */
    static final Origin TOP = new Origin(FILE, 1);

    private Reference() {}

    /** The lowest layer. */
    static Layer layer() {
        String text = text();
        Scan scan = KeyScanner.scan(text, FILE, KeyPath.ROOT);
        return new Layer(config(text), Places.of(scan.declarations()), List.of());
    }

    static Config config() {
        return config(text());
    }

    private static Config config(String text) {
        return ConfigFactory.parseString(text, Syntax.options(FILE));
    }

    private static String text() {
        try (InputStream file = Reference.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + FILE + "' of Meshline itself", e);
        }
    }
}
