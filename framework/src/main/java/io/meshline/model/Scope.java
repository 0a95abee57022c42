package io.meshline.model;

import java.util.Locale;

/** The rows that a quality rule speaks of. */
public enum Scope {
    /** The rows that a write adds. */
    BATCH(""),
    /** The rows of the table as it would stand after the commit. */
    TABLE(" (whole table)");

    private final String suffix;

    Scope(String suffix) {
        this.suffix = suffix;
    }

    /** The name in configuration and in platform tables. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is measured, with the scope behind it where it is not the usual one. */
    public String words(String measured) {
        return measured + suffix;
    }
}
