package io.meshline.cli;

import io.meshline.engine.ProfileRequest;
import io.meshline.engine.Runner;
import io.meshline.model.profile.TableProfile;
import io.meshline.report.profile.ProfileFormat;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshline profile}. */
@Command(
        name = "profile",
        description = "Shows what is in a table, column by column, and proposes quality rules that hold on it.",
        sortOptions = false)
final class ProfileCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DATASET",
            description = {
                "The dataset whose table is looked at, <domain>.<zone>.<name>.",
                "Of entities, current states are looked at and former ones left out."
            })
    private String dataset;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = {
                "Only these columns, separated by commas; no other is read.",
                "Default: all but system columns, such as _source_file and valid_from."
            })
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description = "Looks at this share of the rows only, such as 0.1 or 10%%; all figures are of the sample.")
    private Optional<String> sample = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json (default: by the ending of FILE, or text).")
    private Optional<ProfileFormat> format = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Writes the profile to this file instead of printing it.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ConfigOptions config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProfileRequest request = new ProfileRequest(dataset, columns, sample.map(this::share));
        Outlet outlet = new Outlet(spec.commandLine().getOut(), output.map(OutputFile::new));
        Workspace workspace = Workspace.open(config);
        TableProfile profile = new Runner(workspace.project(), workspace.runId(), workspace.log()).profile(request);
        ProfileFormat form = format.or(() -> output.map(ProfileFormat::of)).orElse(ProfileFormat.TEXT);
        outlet.deliver("profile", form.write(profile));
        return 0;
    }

    private BigDecimal share(String value) {
        return RowShare.parse(value).orElseThrow(() -> UsageErrors.invalid("--sample", value, RowShare.FORM, spec));
    }
}
