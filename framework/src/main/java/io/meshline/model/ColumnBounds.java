package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * Between what the values of a column lie, as file statistics have it.
 *
 * @param column the column
 * @param least the smallest value as text
 * @param greatest the greatest one
 */
public record ColumnBounds(String column, String least, String greatest) {
    public ColumnBounds {
        requireNonNull(column, "column");
        requireNonNull(least, "least");
        requireNonNull(greatest, "greatest");
    }
}
