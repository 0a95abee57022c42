package io.meshline.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a JSON document that a mark of personal data means. It goes through lists: every element is meant. Names
 * are kept in lower case, since a field that is written otherwise than it was agreed on is no less personal.
 *
 * @param names the names from the document down; none for the document itself
 */
public record FieldPath(List<String> names) {
    public FieldPath {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** The fields that a path from the document leads to, through whatever elements; empty for what is none. */
    public static Optional<FieldPath> parse(String path) {
        return path.startsWith(JsonPath.Root.DOCUMENT.sign())
                ? JsonPath.parse(path).map(FieldPath::of)
                : Optional.empty();
    }

    private static FieldPath of(JsonPath path) {
        return new FieldPath(path.steps().stream()
                .filter(JsonPath.Step.Field.class::isInstance)
                .map(step -> ((JsonPath.Step.Field) step).name())
                .toList());
    }

    /** Whether another path is this one or leads deeper. */
    public boolean leadsTo(FieldPath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }
}
