package io.meshline.submit;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.io.IOException;

/**
 * A file that takes the result of a run, for whoever cannot see its exit code. It is there as a whole or not at all; one
 * that is missing says that the process was killed.
 *
 * @param location a path of this machine, or one of any file system that Hadoop knows
 */
public record ResultFile(String location) {
    public ResultFile {
        requireNonNull(location, "location");
    }

    /**
     * Takes away the result of an earlier run, so that it is not taken for this one's, and makes the folder.
     *
     * @throws MeshlineException {@code USAGE} if nothing can be written there
     */
    public void clear() {
        try {
            new Remote().clear(location);
        } catch (IOException | IllegalArgumentException e) {
            throw new MeshlineException(
                    ErrorCode.USAGE, "Cannot write file '" + location + "': " + Causes.reason(e), e);
        }
    }

    /**
     * Writes the result.
     *
     * @throws MeshlineException {@code WRITE_FAILED} if it cannot be written
     */
    public void write(String document) {
        try {
            new Remote().write(location, document);
        } catch (IOException | IllegalArgumentException e) {
            throw new MeshlineException(
                    ErrorCode.WRITE_FAILED, "Failed to write '" + location + "': " + Causes.reason(e), e);
        }
    }
}
