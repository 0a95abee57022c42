package io.meshline.config;

import com.typesafe.config.ConfigRenderOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the reference of all keys from what the decoders read. */
public final class ConfigReference {
    private static final String INTRODUCTION = """
            # Configuration reference

            Made from the decoders; `ConfigReferenceTest` compares it with them.

            Configuration is HOCON. Later layers win: `reference.conf` (comes with Meshline), `conf/platform.conf`, \
            `conf/environments/<environment>.conf`, `conf/domains/<domain>/domain.conf`, `--set <key>=<value>`. \
            `${key}` puts in the value of any layer; environment variables are no such values. A file may `include` \
            another one of its own folder. A key that is not listed here is an error, and so is one that is declared \
            twice in the files of one layer.
            """;

    private ConfigReference() {}

    /** The reference as Markdown. */
    public static String markdown() {
        return shapes().stream()
                .map(ConfigReference::section)
                .collect(Collectors.joining("\n", INTRODUCTION + "\n", ""));
    }

    /** All shapes that decoders open, each once, nested ones behind those that hold them. */
    static Set<Shape> shapes() {
        Set<Shape> shapes = new LinkedHashSet<>();
        List.of(SettingsDecoder.SHAPE, DomainFileDecoder.SHAPE).forEach(shape -> collect(shape, shapes));
        return shapes;
    }

    private static void collect(Shape shape, Set<Shape> shapes) {
        if (shapes.add(shape)) {
            shape.keys().forEach(key -> key.type().nested().ifPresent(nested -> collect(nested, shapes)));
        }
    }

    private static String section(Shape shape) {
        String place = shape.path().isEmpty() ? "" : "In `" + shape.path() + "`.\n\n";
        return "## " + shape.title() + "\n\n" + place + "| key | value | default | meaning |\n|---|---|---|---|\n"
                + shape.keys().stream().map(key -> row(key, shape)).collect(Collectors.joining());
    }

    private static String row(Key<?> key, Shape shape) {
        String words = literally(key.type().words());
        String value = key.type()
                .nested()
                .map(nested -> "[" + nested.title() + "](#" + anchor(nested.title()) + ")")
                .map(link -> key.type().words().equals("an object") ? link : words + ": " + link)
                .orElse(words);
        return "| `" + key.name() + "` | " + value + " | " + otherwise(key, shape) + " | " + literally(key.meaning())
                + " |\n";
    }

    private static String otherwise(Key<?> key, Shape shape) {
        String path = shape.path().isEmpty() ? key.name() : shape.path() + "." + key.name();
        boolean simple = key.otherwise().equals(SettingsDecoder.IN_REFERENCE)
                && key.type().nested().isEmpty()
                && key.type() != Types.FREE;
        return simple
                ? "`" + Reference.config().getValue(path).render(ConfigRenderOptions.concise()) + "`"
                : literally(key.otherwise());
    }

    /** Keeps Markdown from taking a value's characters for its own. */
    private static String literally(String text) {
        return text.replaceAll("[|*<\\\\]", "\\\\$0");
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
