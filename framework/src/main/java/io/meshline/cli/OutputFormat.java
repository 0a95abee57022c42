package io.meshline.cli;

import java.util.Locale;

/** How a command prints its result. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document on standard output, for programs. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
