package io.meshline.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends events to a file, one a line, as the client's transport of this type does. That one logs what it cannot write
 * and goes on, so that nobody could count it.
 */
record FileSink(Path file) implements Sink {
    @Override
    public void send(RunEvent event) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Files.writeString(
                absolute,
                OpenLineageClientUtils.toJson(event) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Override
    public void close() {}
}
