package io.meshline.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.error.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts substitutions in. The library stops at the first one without a value; here each such place is told, and the
 * value becomes a mark that readers pass over in silence. Environment variables are no values: what they hold would be
 * shown like any other text.
 */
final class Resolution implements ConfigResolver {
    /** A non-character, which no readable file holds. */
    private static final String MARK = "\uFFFF";

    private final Set<String> needed;
    private final Set<String> missing = new HashSet<>();

    private Resolution(List<Layer.Use> uses) {
        this.needed = uses.stream().map(use -> key(use.target())).collect(Collectors.toSet());
    }

    /**
     * The layer's values; empty, with the problem told, where they depend on each other in a circle or do not fit.
     *
     * @param substitutions where substitutions without a value are told
     */
    static Optional<ConfigObject> resolve(Layer layer, Problems problems, Problems substitutions) {
        Resolution resolution = new Resolution(layer.uses());
        Optional<ConfigObject> root = Optional.empty();
        try {
            root = Optional.of(layer.config()
                    .resolve(ConfigResolveOptions.noSystem().appendResolver(resolution))
                    .root());
        } catch (ConfigException e) {
            // A mark in the place of an object does not fit either; the missing value is the problem then.
            if (resolution.missing.isEmpty()) {
                problems.add(complaint(e));
            }
        }
        resolution.report(layer, substitutions);
        return root;
    }

    /** The files of all domains are resolved with the same lower layers, so it is the file that the problem is about. */
    private static Problem complaint(ConfigException failure) {
        Optional<Origin> origin = Optional.ofNullable(failure.origin()).flatMap(Places::of);
        Subject subject =
                new Subject(origin.map(place -> "file '" + place.file() + "'").orElse("option '--set'"), 0);
        return new Problem(ErrorCode.INVALID_CONFIG, subject.sentence(Syntax.complaint(failure)), origin);
    }

    /** Whether a value lacks a substitution, which has been told. */
    static boolean isMarked(ConfigValue value) {
        return value.valueType() == ConfigValueType.STRING && ((String) value.unwrapped()).contains(MARK);
    }

    @Override
    public ConfigValue lookup(String path) {
        if (!needed.contains(path)) {
            return null;
        }
        missing.add(path);
        return ConfigValueFactory.fromAnyRef(MARK);
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
        return this;
    }

    private void report(Layer layer, Problems problems) {
        for (Layer.Use use : layer.uses()) {
            if (missing.contains(key(use.target()))) {
                String predicate = "refers to '${" + use.target() + "}', which is not set"
                        + Suggestions.further(
                                use.target().toString(), layer.places().keys());
                problems.add(new Problem(
                        ErrorCode.INVALID_CONFIG, use.subject().sentence(use.path(), predicate), use.origin()));
            }
        }
    }

    private static String key(KeyPath path) {
        return ConfigUtil.joinPath(path.parts());
    }
}
