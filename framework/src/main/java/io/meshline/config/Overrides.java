package io.meshline.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The layer of the command line: {@code --set key=value}. */
final class Overrides {
    private Overrides() {}

    /** Reads {@code key=value} with values in HOCON; of a key that is set twice, the last one wins. */
    static Layer read(List<String> options, Problems problems) {
        Layer all = Layer.EMPTY;
        for (String option : options) {
            int end = option.indexOf('=');
            Optional<KeyPath> path = end < 0 ? Optional.empty() : KeyPath.parse(option.substring(0, end));
            if (path.isEmpty()) {
                problems.add(Problem.of(
                        ErrorCode.USAGE, "Invalid option '--set " + shown(option) + "' (must be --set <key>=<value>)"));
                continue;
            }
            all = read(path.get(), option.substring(end + 1), problems)
                    .orElse(Layer.EMPTY)
                    .over(all);
        }
        return all;
    }

    /** The option without its value, which may be a secret. */
    private static String shown(String option) {
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end + 1) + "…";
    }

    /** What a problem with an option is about. */
    static Subject subject(KeyPath path) {
        return new Subject("option '--set " + path + "'", path.parts().size());
    }

    private static Optional<Layer> read(KeyPath path, String value, Problems problems) {
        String text = path + " = " + value;
        try {
            Config config = ConfigFactory.parseString(text, Syntax.options("--set"));
            List<Layer.Use> uses = KeyScanner.scan(text, "--set", KeyPath.ROOT).substitutions().stream()
                    .map(use -> new Layer.Use(use.target(), subject(path), path, Optional.empty()))
                    .toList();
            return Optional.of(new Layer(config, Places.ofOptions(Set.of(path)), uses));
        } catch (ConfigException e) {
            String advice = "not a HOCON value. Put text with special characters in double quotes inside single ones: "
                    + "--set '" + path + "=\"…\"'";
            problems.add(Problem.of(ErrorCode.USAGE, subject(path).sentence(advice)));
            return Optional.empty();
        }
    }
}
