package io.meshline.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The absolute path of a value. Elements of lists are parts of it, written {@code [0]}.
 *
 * @param parts names and elements from the root down
 */
record KeyPath(List<String> parts) {
    static final KeyPath ROOT = new KeyPath(List.of());

    KeyPath {
        parts = List.copyOf(parts);
    }

    static KeyPath of(String... parts) {
        return new KeyPath(List.of(parts));
    }

    /** Reads a path as HOCON writes it, such as {@code spark."spark.master"}; empty for what is no path. */
    static Optional<KeyPath> parse(String expression) {
        try {
            return Optional.of(new KeyPath(ConfigUtil.splitPath(expression.strip())));
        } catch (ConfigException e) {
            // The caller decides: the parser has its own sentence for a bad path, a scanner passes over it.
            return Optional.empty();
        }
    }

    KeyPath child(String name) {
        return new KeyPath(Stream.concat(parts.stream(), Stream.of(name)).toList());
    }

    KeyPath element(int index) {
        return child("[" + index + "]");
    }

    KeyPath join(KeyPath below) {
        return new KeyPath(Stream.concat(parts.stream(), below.parts.stream()).toList());
    }

    /** The path without its first parts. */
    KeyPath below(int depth) {
        return new KeyPath(parts.subList(Math.min(depth, parts.size()), parts.size()));
    }

    /** The path one up; the root's is the root. */
    KeyPath parent() {
        return new KeyPath(parts.subList(0, Math.max(0, parts.size() - 1)));
    }

    boolean isRoot() {
        return parts.isEmpty();
    }

    /** The last part. */
    String name() {
        return parts.get(parts.size() - 1);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            boolean element = part.matches("\\[\\d+]");
            text.append(text.isEmpty() || element ? "" : ".").append(element ? part : ConfigUtil.joinPath(part));
        }
        return text.toString();
    }
}
