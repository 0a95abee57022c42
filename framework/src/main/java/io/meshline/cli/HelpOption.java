package io.meshline.cli;

import picocli.CommandLine.Option;

/** The option of every command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;
}
