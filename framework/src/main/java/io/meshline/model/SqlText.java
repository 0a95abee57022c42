package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;

/**
 * A piece of Spark SQL as it was written.
 *
 * @param text the expression or query
 * @param origin the place of its first line
 */
public record SqlText(String text, Origin origin) {
    public SqlText {
        requireNonNull(text, "text");
        requireNonNull(origin, "origin");
    }
}
