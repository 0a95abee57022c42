package io.meshline.config;

import com.typesafe.config.ConfigOrigin;
import io.meshline.config.Scan.Declaration;
import io.meshline.error.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each key is declared. A substituted value's own origin is the place that it was copied from, which is not
 * where the user has to look; the key's is.
 */
final class Places {
    static final Places NONE = new Places(Map.of(), Set.of());

    private static final Pattern FILE_AND_LINE = Pattern.compile("(?<file>.+): (?<line>\\d+)(-\\d+)?");

    private final Map<KeyPath, Origin> origins;
    private final Set<KeyPath> options;
    private final Map<KeyPath, Integer> order = new HashMap<>();

    private Places(Map<KeyPath, Origin> origins, Set<KeyPath> options) {
        this.origins = origins;
        this.options = options;
        origins.keySet().forEach(path -> order.put(path, order.size()));
    }

    /** The places of one layer; of a key that is there twice, the last one counts, as it does for its value. */
    static Places of(List<Declaration> declarations) {
        Map<KeyPath, Origin> origins = new LinkedHashMap<>();
        for (Declaration declaration : declarations) {
            if (declaration.form() == Scan.Form.DECLARED) {
                origins.put(declaration.path(), declaration.origin());
            } else {
                origins.putIfAbsent(declaration.path(), declaration.origin());
            }
        }
        return new Places(origins, Set.of());
    }

    /** The places of keys that are set on the command line, where there is no file to point to. */
    static Places ofOptions(Set<KeyPath> keys) {
        return new Places(Map.of(), keys);
    }

    Places over(Places lower) {
        Map<KeyPath, Origin> merged = new LinkedHashMap<>(lower.origins);
        merged.putAll(origins);
        Set<KeyPath> together = new HashSet<>(lower.options);
        together.addAll(options);
        return new Places(merged, together);
    }

    /** The key of the command line that decides the path. */
    Optional<KeyPath> option(KeyPath path) {
        if (options.contains(path)) {
            return Optional.of(path);
        }
        return path.isRoot() ? Optional.empty() : option(path.parent());
    }

    /** All keys of all layers, as they are written. */
    Set<String> keys() {
        return Stream.concat(origins.keySet().stream(), options.stream())
                .map(KeyPath::toString)
                .collect(Collectors.toSet());
    }

    Optional<Origin> of(KeyPath path) {
        return Optional.ofNullable(origins.get(path));
    }

    /** The place of the path or of the nearest object around it. */
    Optional<Origin> around(KeyPath path) {
        Optional<Origin> here = of(path);
        return here.isPresent() || path.isRoot() ? here : around(path.parent());
    }

    /** The rank of a path in the text; the highest for one that the text does not hold. */
    int order(KeyPath path) {
        return order.getOrDefault(path, Integer.MAX_VALUE);
    }

    /** The file and line of a value, where the parser knows one of each. */
    static Optional<Origin> of(ConfigOrigin origin) {
        Matcher matcher = FILE_AND_LINE.matcher(origin.description());
        boolean known = origin.lineNumber() > 0
                && matcher.matches()
                && !origin.description().startsWith("merge of ");
        return known ? Optional.of(new Origin(matcher.group("file"), origin.lineNumber())) : Optional.empty();
    }
}
