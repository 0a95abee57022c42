package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;

/**
 * A folder into which files are delivered.
 *
 * @param path the folder, as a Hadoop path; folders below it are read too
 * @param files the glob that names of files must match, such as {@code *.csv*}
 * @param format how a file is to be read
 * @param origin where the source is declared
 */
public record FileSource(String path, String files, FileFormat format, Origin origin) {
    public FileSource {
        requireNonNull(path, "path");
        requireNonNull(files, "files");
        requireNonNull(format, "format");
        requireNonNull(origin, "origin");
    }
}
