package io.meshline.cli;

import io.meshline.engine.Runner;
import io.meshline.plan.Refresh;
import io.meshline.plan.RunPlan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshline plan}. */
@Command(
        name = "plan",
        description = "Tells which jobs would run, in which order, on what, and why; changes nothing.",
        sortOptions = false)
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private SelectionOptions selection;

    @Mixin
    private RefreshOptions extent;

    @Option(names = "--rules", description = "Tells for each quality rule where its figures come from.")
    private boolean rules;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text or json, which is what a scheduler reads (default: text).")
    private OutputFormat format;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Refresh refresh = extent.refresh();
        Workspace workspace = Workspace.open(config);
        Runner runner = new Runner(workspace.project(), workspace.runId(), workspace.log());
        RunPlan plan = runner.plan(selection.selection(), refresh);
        PrintWriter out = spec.commandLine().getOut();
        String text = rules ? plan.toTextWithRules() : plan.toText();
        out.print(format == OutputFormat.JSON ? plan.toJson() : text);
        out.flush();
        return 0;
    }
}
