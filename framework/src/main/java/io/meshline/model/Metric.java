package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * One measured figure of a batch.
 *
 * @param name the name that Deequ gives it, such as {@code Completeness}
 * @param instance what it was measured on: a column, or {@code *} for the whole batch
 * @param value the figure; a share is between 0 and 1
 */
public record Metric(String name, String instance, double value) {
    public Metric {
        requireNonNull(name, "name");
        requireNonNull(instance, "instance");
    }
}
