package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One measured figure of a batch.
 *
 * @param name the name that Deequ gives it, such as {@code Completeness}
 * @param instance what it was measured on: a column, or {@code *} for the whole batch
 * @param value the figure; a share is between 0 and 1
 * @param analyzer Deequ's analyzer as JSON; empty where there is no such text
 */
public record Metric(String name, String instance, double value, Optional<String> analyzer) {
    public Metric {
        requireNonNull(name, "name");
        requireNonNull(instance, "instance");
        requireNonNull(analyzer, "analyzer");
    }

    /** A figure whose analyzer is not written down. */
    public Metric(String name, String instance, double value) {
        this(name, instance, value, Optional.empty());
    }

    /** The same figure with the text of its analyzer. */
    public Metric measuredBy(String text) {
        return new Metric(name, instance, value, Optional.of(text));
    }
}
