package io.meshline.cli;

import io.meshline.config.EffectiveConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshline config}. */
@Command(
        name = "config",
        description = "Shows the configuration that is in force, all layers merged, secrets redacted.",
        sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(EffectiveConfig.render(config.source(), config.problems()));
        out.flush();
        return 0;
    }
}
