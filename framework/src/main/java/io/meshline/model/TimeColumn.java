package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;

/**
 * The column that tells when something happened, by which the rows of an interval are found.
 *
 * @param name the column, a date or a timestamp
 * @param origin where it is declared
 */
public record TimeColumn(String name, Origin origin) {
    public TimeColumn {
        requireNonNull(name, "name");
        requireNonNull(origin, "origin");
    }
}
