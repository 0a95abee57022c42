package io.meshline.cli;

import io.meshline.engine.RunListener;
import io.meshline.engine.Runner;
import io.meshline.plan.Refresh;
import io.meshline.report.RunDocument;
import io.meshline.report.RunReport;
import io.meshline.submit.ResultFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshline run}. */
@Command(
        name = "run",
        description = "Runs jobs whose inputs or definitions changed, and tells what became of every row.",
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SelectionOptions selection;

    @Mixin
    private RefreshOptions extent;

    @Mixin
    private FormatOption answer;

    @Mixin
    private ResultOption result;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<ResultFile> file = result.open();
        Refresh refresh = extent.refresh();
        Workspace workspace = Workspace.open(config);
        Runner runner = new Runner(workspace.project(), workspace.runId(), workspace.log());
        RunReport report = new WatchedRun(workspace, spec.commandLine(), answer.format())
                .of(listener -> runner.run(selection.selection(), refresh, listener));
        file.ifPresent(target -> target.write(RunDocument.json(report)));
        return report.exitCode();
    }

    /** What shows a run while it goes on. */
    interface Progress extends RunListener, AutoCloseable {
        @Override
        void close();
    }
}
