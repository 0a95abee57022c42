package io.meshline.io;

import io.meshline.error.Causes;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.FileSource;

/** The errors of sources of files as a whole; a single bad file is a {@link RejectedFile}. */
final class FileErrors {
    private FileErrors() {}

    static MeshlineException missingFolder(FileSource source) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot read source '%s': the folder does not exist (%s). Create it, or correct the path."
                        .formatted(source.path(), source.origin()));
    }

    static MeshlineException notAFolder(FileSource source) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot read source '%s': it is a file (%s). Name the folder that it is delivered to."
                        .formatted(source.path(), source.origin()));
    }

    static MeshlineException unreachable(FileSource source, Throwable cause) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot read source '%s': %s (%s). Check that the storage can be reached and read, and run again."
                        .formatted(source.path(), Causes.reason(cause), source.origin()),
                cause);
    }

    static MeshlineException invalidGlob(FileSource source, Throwable cause) {
        return new MeshlineException(
                ErrorCode.INVALID_CONFIG,
                "Invalid file pattern '%s' (must be a glob such as '*.csv*'): %s (%s)"
                        .formatted(source.files(), Causes.reason(cause), source.origin()),
                cause);
    }

    static MeshlineException unknownEncoding(String encoding) {
        return new MeshlineException(
                ErrorCode.INVALID_CONFIG,
                "Unsupported encoding '%s' (supported: the character sets of Java, such as UTF-8, windows-1252)"
                        .formatted(encoding));
    }

    static MeshlineException encodingNeedsMultiLine(String encoding) {
        return new MeshlineException(
                ErrorCode.INVALID_CONFIG,
                "Unsupported encoding '%s' (supported where a record is a line: those that write a line end as one byte)."
                                .formatted(encoding)
                        + " Let records span lines, or have the files converted to UTF-8.");
    }
}
