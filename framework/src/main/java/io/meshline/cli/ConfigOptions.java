package io.meshline.cli;

import io.meshline.config.ConfigSource;
import io.meshline.error.Problems;
import io.meshline.submit.ShippedConfig;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that reads the configuration. */
final class ConfigOptions {
    @Option(
            names = "--env",
            paramLabel = "NAME",
            defaultValue = "${env:MESHLINE_ENV:-local}",
            description = "Environment, a file of conf/environments (default: $MESHLINE_ENV, or local).")
    private String environment;

    @Option(
            names = "--conf-dir",
            paramLabel = "DIR",
            defaultValue = "conf",
            description = {
                "Folder of the configuration, or a .zip or .tar.gz of it: local, a URI that",
                "Hadoop knows, or sent along by spark-submit (default: ${DEFAULT-VALUE})."
            })
    private String confDir;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value of the configuration; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--stacktrace", description = "Shows where in the code a failure arose.")
    private boolean stacktrace;

    private ShippedConfig found;

    /** The options that another command needs to read the same configuration from another folder. */
    List<String> forOtherFolders() {
        List<String> options = new ArrayList<>(List.of("--env", environment));
        overrides.forEach(override -> options.addAll(List.of("--set", override)));
        return options;
    }

    /** Where the configuration is and what overrides it. */
    ConfigSource source() {
        return new ConfigSource(config().folder(), environment, overrides, System.getenv());
    }

    /** No problem so far; what comes is told in the names by which the user knows the files. */
    Problems problems() {
        return new Problems(config()::shownIn);
    }

    private ShippedConfig config() {
        if (found == null) {
            found = ShippedConfig.find(confDir);
        }
        return found;
    }
}
