package io.meshline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshline quarantine}. */
@Command(
        name = "quarantine",
        description = "Shows the records that did not become rows, and brings them in after a fix.",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {
            QuarantineListCommand.class,
            QuarantineShowCommand.class,
            QuarantineReplayCommand.class,
            QuarantinePurgeCommand.class
        })
final class QuarantineCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw UsageErrors.missing("action", spec);
    }
}
