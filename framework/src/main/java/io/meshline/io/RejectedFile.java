package io.meshline.io;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A file whose content cannot be taken in; only another content can change that.
 *
 * @param file the file
 * @param reason what is wrong with it, as a clause such as {@code it is empty}
 */
public record RejectedFile(SourceFile file, String reason) implements Serializable {
    public RejectedFile {
        requireNonNull(file, "file");
        requireNonNull(reason, "reason");
    }
}
