package io.meshline.io;

/** The content of a file is at fault, not the way to it; the message is the reason of a {@link RejectedFile}. */
final class CorruptFileException extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptFileException(String reason) {
        super(reason);
    }
}
