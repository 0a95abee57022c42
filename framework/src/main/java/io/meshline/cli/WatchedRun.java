package io.meshline.cli;

import io.meshline.engine.RunListener;
import io.meshline.report.RunDocument;
import io.meshline.report.RunReport;
import io.meshline.report.RunTable;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * A run that is shown while it goes on, told of where it goes wrong, and printed at its end.
 *
 * @param workspace the project and the run
 * @param command what prints
 * @param format how the run is printed
 */
record WatchedRun(Workspace workspace, CommandLine command, OutputFormat format) {

    RunReport of(Function<RunListener, RunReport> run) {
        LastWarehouse.note(workspace.project().mesh().settings().warehouse());
        try (RunAlerts alerts = RunAlerts.open(workspace, command.getErr())) {
            RunReport report;
            try (RunCommand.Progress progress = progress()) {
                report = alerts.during(run, progress);
            }
            print(report);
            return report;
        }
    }

    private void print(RunReport report) {
        PrintWriter out = command.getOut();
        switch (format) {
            case TEXT -> RunTable.lines(report).forEach(out::println);
            case JSON -> out.println(RunDocument.json(report));
        }
        out.flush();
    }

    private RunCommand.Progress progress() {
        PrintWriter err = command.getErr();
        return System.console() == null
                ? new PlainProgress(err, System::nanoTime)
                : new LiveProgress(err, terminalWidth(System.getenv("COLUMNS")));
    }

    /** The columns of the terminal, which ./meshline tells by a variable; the narrowest usual ones where it does not. */
    private static int terminalWidth(String columns) {
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
    }
}
