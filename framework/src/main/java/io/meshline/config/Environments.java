package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The environments: one file each in {@code environments}. */
final class Environments {
    private static final String ENDING = ".conf";

    private Environments() {}

    /** The file of the environment; empty, with the problem told, where there is none of this name. */
    static Optional<Path> find(ConfigSource source, Problems problems) {
        Path folder = source.confDir().resolve("environments");
        SortedSet<String> names = new TreeSet<>();
        for (Path file : Folder.entries(folder, problems)) {
            String name = file.getFileName().toString();
            if (name.endsWith(ENDING)) {
                names.add(name.substring(0, name.length() - ENDING.length()));
            }
        }
        if (names.contains(source.environment())) {
            return Optional.of(folder.resolve(source.environment() + ENDING));
        }
        if (!names.isEmpty()) {
            problems.add(Problem.of(
                    ErrorCode.USAGE,
                    "Unsupported environment '" + source.environment() + "' (supported: " + String.join(", ", names)
                            + ")"));
        }
        return Optional.empty();
    }
}
