package io.meshline.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files strictly: what is not UTF-8 is told apart, never replaced by question marks. */
final class TextFile {
    private TextFile() {}

    static String read(Path file) throws UnreadableException {
        if (!Files.exists(file)) {
            throw new UnreadableException("does not exist", null);
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableException("is a folder", null);
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableException("is not UTF-8", e);
        } catch (IOException e) {
            throw new UnreadableException("cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** Why a file cannot be read, as the end of a sentence that begins with the file. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
