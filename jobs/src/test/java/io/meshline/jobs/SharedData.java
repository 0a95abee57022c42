package io.meshline.jobs;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/**
 * Data sets that are too large for the repository, or may not be copied into it. They are looked for in the folder that
 * the system property {@code shared.data} names, by default {@code ../shared/data} seen from the repository.
 */
public final class SharedData {
    private static final Path FOLDER = Path.of(System.getProperty("shared.data", "../../shared/data"))
            .toAbsolutePath()
            .normalize();

    private SharedData() {}

    /** A folder of the shared data; without it, the test is skipped. */
    public static Path folder(String name) {
        Path folder = FOLDER.resolve(name);
        assumeThat(folder)
                .as("shared data, to be named with -Dshared.data=<folder>")
                .isDirectory();
        return folder;
    }
}
