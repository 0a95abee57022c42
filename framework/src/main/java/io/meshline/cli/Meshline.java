package io.meshline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program, for {@code spark-submit} and for the shell. */
@Command(
        name = "meshline",
        description = "Runs the data pipelines of a mesh of domains on Spark and Delta, gated by Deequ.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            ValidateCommand.class,
            DagsCommand.class,
            ReportCommand.class,
            QuarantineCommand.class,
            ProfileCommand.class,
            AlertsCommand.class,
            ConfigCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed for an outside reason; a retry makes sense",
            "2:bad usage or configuration",
            "3:a quality gate refused the data",
            "4:a bug of Meshline"
        })
public final class Meshline implements Runnable {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Runs a command inside a process that goes on, and returns its exit code. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commandLine() {
        Failures failures = new Failures();
        return new CommandLine(new Meshline())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw UsageErrors.missing("command", spec);
    }
}
