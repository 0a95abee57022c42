package io.meshline.config;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists folders of configuration. */
final class Folder {
    private Folder() {}

    /** What is in a folder, sorted, hidden entries left out; none, with the problem told, where it cannot be listed. */
    static List<Path> entries(Path folder, Problems problems) {
        Path parent = folder.toAbsolutePath().getParent();
        if (!Files.exists(parent)) {
            // Told once for all folders in it, since the same problem counts once.
            problems.add(Problem.of(
                    ErrorCode.UNREADABLE_FILE,
                    "Cannot read the configuration in folder '" + parent
                            + "': it does not exist. Name another by --conf-dir"));
            return List.of();
        }
        String reason = "cannot be listed";
        if (!Files.exists(folder)) {
            reason = "does not exist";
        } else if (!Files.isDirectory(folder)) {
            reason = "is a file";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(Problem.of(ErrorCode.UNREADABLE_FILE, "Cannot read folder '" + folder + "': it " + reason));
            return List.of();
        }
    }
}
