package io.meshline.cli;

import io.meshline.engine.RunListener;
import io.meshline.engine.Runner;
import io.meshline.plan.Refresh;
import io.meshline.report.RunDocument;
import io.meshline.report.RunReport;
import io.meshline.report.RunTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshline run}. */
@Command(
        name = "run",
        description = "Runs jobs whose inputs or definitions changed, and tells what became of every row.",
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--full-refresh",
            description = "Rebuilds the tables from their inputs; raw tables keep what arrived.")
    private boolean fullRefresh;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text or json (default: text).")
    private OutputFormat format;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(config);
        LastWarehouse.note(workspace.project().mesh().settings().warehouse());
        Runner runner = new Runner(workspace.project(), workspace.runId(), workspace.log());
        Refresh refresh = fullRefresh ? Refresh.FULL : Refresh.INCREMENTAL;
        try (RunAlerts alerts = RunAlerts.open(workspace, spec.commandLine().getErr())) {
            RunReport report;
            try (Progress progress = progress()) {
                report = alerts.during(listener -> runner.run(selection.selection(), refresh, listener), progress);
            }
            print(report);
            return report.exitCode();
        }
    }

    private void print(RunReport report) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> RunTable.lines(report).forEach(out::println);
            case JSON -> out.println(RunDocument.json(report));
        }
        out.flush();
    }

    private Progress progress() {
        PrintWriter err = spec.commandLine().getErr();
        return System.console() == null
                ? new PlainProgress(err, System::nanoTime)
                : new LiveProgress(err, terminalWidth(System.getenv("COLUMNS")));
    }

    /** The columns of the terminal, which ./meshline tells by a variable; the narrowest usual ones where it does not. */
    private static int terminalWidth(String columns) {
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
    }

    /** What shows a run while it goes on. */
    interface Progress extends RunListener, AutoCloseable {
        @Override
        void close();
    }
}
