package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the repository's configuration in which the text of the {@code sales} domain can be changed.
 *
 * @param folder the copy
 */
public record ChangedConfiguration(Path folder) {

    /** Copies the configuration into a folder that does not exist. */
    public static ChangedConfiguration at(Path folder) {
        try (Stream<Path> walk = Files.walk(Commands.configuration())) {
            List<Path> files = walk.toList();
            for (Path file : files) {
                Files.copy(
                        file,
                        folder.resolve(Commands.configuration().relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChangedConfiguration(folder);
    }

    /** Replaces a text that must be there. */
    public ChangedConfiguration replace(String known, String other) {
        try {
            String text = Files.readString(domain());
            assertThat(text).contains(known);
            Files.writeString(domain(), text.replace(known, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The file of the domain. */
    public Path domain() {
        return folder.resolve("domains/sales/domain.conf");
    }
}
