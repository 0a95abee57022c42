package io.meshline.report.quarantine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that speaks against a record.
 *
 * @param kind what is wrong, such as {@code cast}
 * @param column the column that it is about, where it is one
 * @param value the value that is not accepted
 * @param message the reason in a sentence
 */
public record HeldReason(String kind, Optional<String> column, Optional<String> value, String message) {
    public HeldReason {
        requireNonNull(kind, "kind");
        requireNonNull(column, "column");
        requireNonNull(value, "value");
        requireNonNull(message, "message");
    }
}
