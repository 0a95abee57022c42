package io.meshline.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where configuration comes from.
 *
 * @param confDir the folder with {@code platform.conf}, {@code environments} and {@code domains}; places of problems
 *     are told as paths below it, the way it is written here
 * @param environment the name of a file in {@code environments}, without its ending
 * @param overrides {@code key=value} of the command line, values in HOCON; the last of a key wins over every file
 * @param variables the environment variables that secrets may refer to
 */
public record ConfigSource(Path confDir, String environment, List<String> overrides, Map<String, String> variables) {
    public ConfigSource {
        requireNonNull(confDir, "confDir");
        requireNonNull(environment, "environment");
        overrides = List.copyOf(overrides);
        variables = Map.copyOf(variables);
    }

    /** Variables may hold secrets, so none is shown. */
    @Override
    public String toString() {
        return "ConfigSource[" + confDir + ", " + environment + ", " + overrides.size() + " overrides]";
    }
}
