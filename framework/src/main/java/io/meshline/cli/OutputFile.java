package io.meshline.cli;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that takes what a command would print.
 *
 * @param path the file
 */
record OutputFile(Path path) {

    /** Fails where nothing can be written there, before any work is done. */
    void check() {
        Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw unusable("it is a folder. Name a file in it");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw unusable("there is no folder '" + folder + "'. Create it, or name another");
        }
    }

    /** Writes the file, in place of one that is there. */
    void write(String content) {
        try {
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new MeshlineException(
                    ErrorCode.WRITE_FAILED, "Failed to write '" + path + "': " + Causes.reason(e), e);
        }
    }

    private MeshlineException unusable(String reason) {
        return new MeshlineException(ErrorCode.USAGE, "Cannot write file '" + path + "': " + reason);
    }
}
