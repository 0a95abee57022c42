package io.meshline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path to fields of a JSON document. It goes through lists: every element is meant. Names are kept in lower case,
 * since a field that is written otherwise than it was agreed on is no less personal.
 *
 * @param names the names from the document down, at least one
 */
public record FieldPath(List<String> names) {
    /** A name behind a point, a name in brackets and quotes, or a list of which every element is meant. */
    private static final Pattern STEP =
            Pattern.compile("[.](?<plain>[^.\\[\\]'*\\s]+)|\\['(?<quoted>[^']+)'\\]|\\[(?<every>[*])\\]");

    public FieldPath {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Reads a path such as {@code $.customer['e mail']} or {@code $.contacts[*].phone}; empty for what is none. */
    public static Optional<FieldPath> parse(String path) {
        if (!path.startsWith("$")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        Matcher step = STEP.matcher(path).region(1, path.length());
        while (step.lookingAt()) {
            if (step.group("every") == null) {
                names.add(step.group("plain") == null ? step.group("quoted") : step.group("plain"));
            }
            step.region(step.end(), path.length());
        }
        boolean isWhole = step.regionStart() == path.length();
        return isWhole && !names.isEmpty() ? Optional.of(new FieldPath(names)) : Optional.empty();
    }

    /** Whether another path is this one or leads deeper. */
    public boolean leadsTo(FieldPath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }
}
