package io.meshline.cli;

import io.meshline.engine.Runner;
import io.meshline.report.quality.QualityReport;
import io.meshline.report.quality.ReportFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            description = "Shows how datasets stand, what their gates found over time, and whom to call.",
            sortOptions = false)
    static final class Quality implements Callable<Integer> {
        @Mixin
        private SelectionOptions selection;

        @Option(
                names = "--since",
                paramLabel = "BEGIN",
                defaultValue = "30d",
                description = {
                    "Begin of the period: a date such as 2026-11-01, or its length such as 30d, 12h or",
                    "4w (default: 30d). How a dataset stands is told however old that is."
                })
        private String since;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "text, json, markdown or html (default: by the ending of FILE, or text).")
        private Optional<ReportFormat> format = Optional.empty();

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Writes the report to this file instead of printing it.")
        private Optional<Path> output = Optional.empty();

        @Mixin
        private ConfigOptions config;

        @Mixin
        private HelpOption help;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Instant begin = Period.since(since, Instant.now())
                    .orElseThrow(() -> UsageErrors.invalid("--since", since, Period.FORM, spec));
            Outlet outlet = new Outlet(spec.commandLine().getOut(), output.map(OutputFile::new));
            Workspace workspace = Workspace.open(config);
            Runner runner = new Runner(workspace.project(), workspace.runId(), workspace.log());
            QualityReport report = runner.quality(selection.selection(), begin);
            ReportFormat form = format.or(() -> output.map(ReportFormat::of)).orElse(ReportFormat.TEXT);
            outlet.deliver("report", form.write(report));
            return 0;
        }
    }
}
