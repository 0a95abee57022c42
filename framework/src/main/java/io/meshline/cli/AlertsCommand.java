package io.meshline.cli;

import io.meshline.alert.Trial;
import io.meshline.config.ConfigLoader;
import io.meshline.engine.RunIds;
import io.meshline.error.Category;
import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Problems;
import io.meshline.error.Suggestions;
import io.meshline.model.Destination;
import io.meshline.model.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshline alerts}. */
@Command(
        name = "alerts",
        description = "Tries the destinations that are told when a run goes wrong.",
        synopsisSubcommandLabel = "ACTION",
        subcommands = AlertsCommand.Test.class)
final class AlertsCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw UsageErrors.missing("action", spec);
    }

    /** {@code meshline alerts test}. */
    @Command(
            name = "test",
            description = "Sends a test message to destinations, once each, and tells what came back.",
            sortOptions = false)
    static final class Test implements Callable<Integer> {
        @Parameters(paramLabel = "DESTINATION", description = "Names below alerts.destinations (default: all).")
        private List<String> names = new ArrayList<>();

        @Mixin
        private ConfigOptions config;

        @Mixin
        private HelpOption help;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            Problems problems = config.problems();
            Settings settings = ConfigLoader.load(config.source(), problems).settings();
            problems.throwIfAny();
            Trial trial = new Trial(RunIds.next(), settings.environment());
            PrintWriter out = spec.commandLine().getOut();
            boolean all = true;
            for (Destination destination : chosen(settings)) {
                Trial.Result result = trial.send(destination);
                out.println(result);
                out.flush();
                all &= result.delivered();
            }
            return all ? 0 : Category.EXTERNAL.exitCode();
        }

        private List<Destination> chosen(Settings settings) {
            List<Destination> destinations = settings.alerts().destinations();
            List<String> known = destinations.stream().map(Destination::name).toList();
            if (known.isEmpty()) {
                throw new MeshlineException(
                        ErrorCode.USAGE,
                        "Cannot test alerts: environment '" + settings.environment()
                                + "' has no destination. Declare one under 'alerts.destinations'.");
            }
            names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw new MeshlineException(
                        ErrorCode.USAGE,
                        "Unknown destination '" + name + "' (must be one of " + String.join(", ", known) + ")"
                                + Suggestions.further(name, known));
            });
            return destinations.stream()
                    .filter(destination -> names.isEmpty() || names.contains(destination.name()))
                    .toList();
        }
    }
}
