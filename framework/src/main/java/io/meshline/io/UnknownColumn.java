package io.meshline.io;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column of CSV files that is not declared.
 *
 * @param name its name in the headers; empty where it may not be shown
 * @param files how many of the files that were read have it
 * @param example a value of it; empty where the first records of the first such file have none
 */
public record UnknownColumn(Optional<String> name, long files, Optional<String> example) {
    public UnknownColumn {
        requireNonNull(name, "name");
        requireNonNull(example, "example");
    }
}
