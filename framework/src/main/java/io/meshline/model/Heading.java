package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;

/**
 * What every dataset says of itself.
 *
 * @param id the address
 * @param description what a row of it is
 * @param origin where the dataset is declared
 */
public record Heading(DatasetId id, String description, Origin origin) {
    public Heading {
        requireNonNull(id, "id");
        requireNonNull(description, "description");
        requireNonNull(origin, "origin");
    }
}
