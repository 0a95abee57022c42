package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path into a JSON document, in a part of the notation of RFC 9535: {@code $} is the document, {@code @} the element
 * of an exploded array, {@code .name} and {@code ['name']} a field, {@code [0]} an element, {@code [*]} all of them.
 *
 * @param root where the path begins
 * @param steps the way from there
 */
public record JsonPath(Root root, List<Step> steps) {
    private static final Pattern STEP = Pattern.compile(
            "\\.(?<name>[^.\\[\\]*'\"\\s]+)|\\['(?<quoted>[^']+)'\\]|\\[(?<index>\\d{1,6})\\]|(?<all>\\[\\*\\])");

    /** Where a path begins. */
    public enum Root {
        /** The whole document. */
        DOCUMENT("$"),
        /** The element of an exploded array. */
        ELEMENT("@");

        private final String sign;

        Root(String sign) {
            this.sign = sign;
        }

        /** The sign that stands for it. */
        public String sign() {
            return sign;
        }
    }

    /** One step into a value. */
    public sealed interface Step {
        /** To a field of an object. */
        record Field(String name) implements Step {
            public Field {
                requireNonNull(name, "name");
            }
        }

        /** To an element of an array, counted from 0. */
        record Index(int index) implements Step {}

        /** To all elements of an array. */
        record All() implements Step {}
    }

    public JsonPath {
        requireNonNull(root, "root");
        steps = List.copyOf(steps);
    }

    /** Whether a text is meant as a path, and not as the name of a column. */
    public static boolean isPath(String text) {
        return text.startsWith(Root.DOCUMENT.sign) || text.startsWith(Root.ELEMENT.sign);
    }

    /** The path that a text says; empty where it says none. */
    public static Optional<JsonPath> parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (!step.find(at) || step.start() != at) {
                return Optional.empty();
            }
            steps.add(step(step));
            at = step.end();
        }
        return isPath(text) ? Optional.of(new JsonPath(root(text), steps)) : Optional.empty();
    }

    /** The path that a text says. */
    public static JsonPath of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no JSON path"));
    }

    /** The path in the notation of Hive's {@code get_json_object}, from the document. */
    public String text() {
        StringBuilder text = new StringBuilder(root.sign);
        for (Step step : steps) {
            if (step instanceof Step.Field field) {
                text.append("['").append(field.name()).append("']");
            } else if (step instanceof Step.Index index) {
                text.append('[').append(index.index()).append(']');
            } else {
                text.append("[*]");
            }
        }
        return text.toString();
    }

    /** Whether the path leads to several values. */
    public boolean isMany() {
        return steps.stream().anyMatch(Step.All.class::isInstance);
    }

    /** The names of the fields that the path begins with. */
    public Stream<String> fields() {
        return steps.stream().takeWhile(Step.Field.class::isInstance).map(step -> ((Step.Field) step).name());
    }

    private static Root root(String text) {
        return text.startsWith(Root.ELEMENT.sign) ? Root.ELEMENT : Root.DOCUMENT;
    }

    private static Step step(Matcher step) {
        if (step.group("index") != null) {
            return new Step.Index(Integer.parseInt(step.group("index")));
        }
        if (step.group("all") != null) {
            return new Step.All();
        }
        String name = step.group("name");
        return new Step.Field(name == null ? step.group("quoted") : name);
    }
}
