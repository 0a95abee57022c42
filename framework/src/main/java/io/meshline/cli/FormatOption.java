package io.meshline.cli;

import picocli.CommandLine.Option;

/** In which form a command answers. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text or json (default: text).")
    private OutputFormat format;

    /** The form that was asked for. */
    OutputFormat format() {
        return format;
    }
}
