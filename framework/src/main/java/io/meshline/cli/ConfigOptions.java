package io.meshline.cli;

import io.meshline.config.ConfigSource;
import java.nio.file.Path;
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
            description = "Folder of the configuration (default: ${DEFAULT-VALUE}).")
    private Path confDir;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value of the configuration; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--stacktrace", description = "Shows where in the code a failure arose.")
    private boolean stacktrace;

    /** The options that another command needs to read the same configuration from another folder. */
    List<String> forOtherFolders() {
        List<String> options = new ArrayList<>(List.of("--env", environment));
        overrides.forEach(override -> options.addAll(List.of("--set", override)));
        return options;
    }

    /** Where the configuration is and what overrides it. */
    ConfigSource source() {
        return new ConfigSource(confDir, environment, overrides, System.getenv());
    }
}
