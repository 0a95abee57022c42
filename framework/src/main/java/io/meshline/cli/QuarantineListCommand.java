package io.meshline.cli;

import io.meshline.engine.QuarantineDesk;
import io.meshline.report.quarantine.QuarantineList;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshline quarantine list}. */
@Command(
        name = "list",
        description = "Tells how many records of each dataset are open, why, and since when.",
        sortOptions = false)
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private SelectionOptions selection;

    @Mixin
    private FormatOption answer;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = Workspace.open(config);
        QuarantineList list = new QuarantineDesk(workspace.project(), workspace.runId(), Clock.systemUTC())
                .list(selection.selection());
        PrintWriter out = spec.commandLine().getOut();
        out.print(answer.format() == OutputFormat.JSON ? list.toJson() : list.toText());
        out.flush();
        return 0;
    }
}
