package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;

/**
 * A column of a table as its readers see it.
 *
 * @param name the name
 * @param type the Spark SQL type, such as {@code decimal(12,3)}; empty where a query decides it
 * @param description what a value of it means; may be empty
 * @param origin where the column is declared
 */
public record Column(String name, String type, String description, Origin origin) {
    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(description, "description");
        requireNonNull(origin, "origin");
    }
}
