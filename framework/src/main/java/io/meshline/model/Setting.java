package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * A configured string that may be a secret.
 *
 * @param value the value in clear
 * @param visibility whether the value may be shown
 */
public record Setting(String value, Visibility visibility) {
    /** What is shown in the place of a secret. */
    public static final String REDACTED = "(redacted)";

    /** Whether a value may be shown. */
    public enum Visibility {
        /** Shown as it is. */
        SHOWN,
        /** Came from a secret's reference; never shown. */
        SECRET
    }

    public Setting {
        requireNonNull(value, "value");
        requireNonNull(visibility, "visibility");
    }

    /** The value as it may be shown. */
    @Override
    public String toString() {
        return visibility == Visibility.SECRET ? REDACTED : value;
    }
}
