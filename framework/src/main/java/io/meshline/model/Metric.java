package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One measured figure of a batch, or of the table that it becomes part of.
 *
 * @param name the name that Deequ gives it, such as {@code Completeness}
 * @param instance what it was measured on: a column, or {@code *} for the rows as such
 * @param scope the rows that it was measured on
 * @param value the figure; a share is between 0 and 1
 * @param analyzer Deequ's analyzer as JSON; empty where there is no such text
 */
public record Metric(String name, String instance, Scope scope, double value, Optional<String> analyzer) {
    public Metric {
        requireNonNull(name, "name");
        requireNonNull(instance, "instance");
        requireNonNull(scope, "scope");
        requireNonNull(analyzer, "analyzer");
    }

    /** A figure of a batch whose analyzer is not written down. */
    public Metric(String name, String instance, double value) {
        this(name, instance, Scope.BATCH, value, Optional.empty());
    }

    /** The same figure, measured on other rows. */
    public Metric of(Scope other) {
        return new Metric(name, instance, other, value, analyzer);
    }

    /** The same figure with the text of its analyzer. */
    public Metric measuredBy(String text) {
        return new Metric(name, instance, scope, value, Optional.of(text));
    }
}
