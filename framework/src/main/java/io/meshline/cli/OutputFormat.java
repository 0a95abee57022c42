package io.meshline.cli;

/** How a command prints its result. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document on standard output, for programs. */
    JSON
}
