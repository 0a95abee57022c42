package io.meshline.submit;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * The folder of the configuration, wherever it is: on this machine, on any file system that Hadoop knows, or sent along by
 * {@code --files} or {@code --archives} of spark-submit; as a folder, or packed as {@code .zip}, {@code .tar.gz} or
 * {@code .tgz}.
 *
 * @param folder where it can be read on this machine
 * @param shown what a user knows it by
 */
public record ShippedConfig(Path folder, String shown) {
    public ShippedConfig {
        requireNonNull(folder, "folder");
        requireNonNull(shown, "shown");
    }

    /**
     * Finds a configuration, and fetches it where it is not on this machine. A local folder that does not exist is left for
     * the reader to tell of.
     *
     * @param location a path, a URI, or the name of what was sent along
     * @throws MeshlineException {@code UNREADABLE_FILE} if there is nothing, or it cannot be fetched or unpacked
     */
    public static ShippedConfig find(String location) {
        if (Remote.isUri(location)) {
            return fetched(location, location);
        }
        Path local = Path.of(location);
        if (Files.isDirectory(local)) {
            return new ShippedConfig(local, location);
        }
        if (Files.isRegularFile(local)) {
            return fetched(location, location);
        }
        return SentFiles.of(new SparkConf())
                .find(location)
                .map(sent -> fetched(sent, location))
                .orElse(new ShippedConfig(local, location));
    }

    /** A text in which places on this machine are named as the user knows them. */
    public String shownIn(String text) {
        return text.replace(folder.toString(), shown);
    }

    private static ShippedConfig fetched(String from, String shown) {
        try {
            Path scratch = Files.createTempDirectory("meshline-conf-");
            Scratch.deleteAtExit(scratch);
            return new ShippedConfig(root(new Remote().fetch(from, scratch)), shown);
        } catch (IOException e) {
            throw new MeshlineException(
                    ErrorCode.UNREADABLE_FILE, "Cannot read the configuration '" + shown + "': " + Causes.reason(e), e);
        }
    }

    /** Whoever packs a folder often packs it with its own name on top. */
    private static Path root(Path unpacked) throws IOException {
        try (Stream<Path> entries = Files.list(unpacked)) {
            List<Path> all = entries.toList();
            boolean isWrapped = all.size() == 1
                    && Files.isDirectory(all.get(0))
                    && !all.get(0).getFileName().toString().equals("domains");
            return isWrapped ? all.get(0) : unpacked;
        }
    }
}
