package io.meshline.io;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.net.URI;
import java.util.Comparator;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file as it was found. Two are equal only when path, size and modification time are: a replaced file is another.
 *
 * @param path the full path as a URI, in the form of Spark's {@code _metadata.file_path}; a space is {@code %20}
 * @param size bytes, as stored
 * @param modified milliseconds since 1970 UTC
 */
public record SourceFile(String path, long size, long modified) implements Comparable<SourceFile>, Serializable {
    private static final Comparator<SourceFile> ORDER = Comparator.comparing(SourceFile::path)
            .thenComparingLong(SourceFile::modified)
            .thenComparingLong(SourceFile::size);

    public SourceFile {
        requireNonNull(path, "path");
    }

    static SourceFile of(FileStatus status) {
        // Once to a string and back, as Spark does: local listings say file:///, Spark says file:/.
        String path = new Path(status.getPath().toString()).toUri().toString();
        return new SourceFile(path, status.getLen(), status.getModificationTime());
    }

    /** The path as a person would type it: without a scheme where it is local, and without {@code %} codes. */
    public String shown() {
        return shown(path);
    }

    /** As {@link #shown()}, for a path that a row names. */
    public static String shown(String path) {
        URI uri = URI.create(path);
        return "file".equals(uri.getScheme()) ? uri.getPath() : new Path(uri).toString();
    }

    Path location() {
        return new Path(URI.create(path));
    }

    FileStatus status() {
        return new FileStatus(size, false, 1, size, modified, location());
    }

    @Override
    public int compareTo(SourceFile other) {
        return ORDER.compare(this, other);
    }
}
