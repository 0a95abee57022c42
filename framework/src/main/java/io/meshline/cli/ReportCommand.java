package io.meshline.cli;

import io.meshline.engine.Runner;
import io.meshline.report.QualityReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshline report}. */
@Command(
        name = "report",
        description = "Reports on past runs.",
        synopsisSubcommandLabel = "REPORT",
        subcommands = ReportCommand.Quality.class)
final class ReportCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw UsageErrors.missing("report", spec);
    }

    /** {@code meshline report quality}. */
    @Command(
            name = "quality",
            description = "Shows the verdicts of each job's latest audited run, with offending rows of refused ones.",
            sortOptions = false)
    static final class Quality implements Callable<Integer> {
        @Mixin
        private SelectionOptions selection;

        @Mixin
        private ConfigOptions config;

        @Mixin
        private HelpOption help;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Workspace workspace = Workspace.open(config);
            Runner runner = new Runner(workspace.project(), workspace.runId(), workspace.log());
            QualityReport report = runner.quality(selection.selection());
            PrintWriter out = spec.commandLine().getOut();
            report.lines().forEach(out::println);
            out.flush();
            return 0;
        }
    }
}
