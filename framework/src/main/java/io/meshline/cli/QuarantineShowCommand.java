package io.meshline.cli;

import io.meshline.engine.QuarantineDesk;
import io.meshline.engine.QuarantineQuery;
import io.meshline.report.quarantine.QuarantinePage;
import io.meshline.report.quarantine.RecordState;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshline quarantine show}. */
@Command(
        name = "show",
        description = "Shows open records of a dataset with all reasons, file and run, newest first.",
        sortOptions = false)
final class QuarantineShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATASET", description = "The dataset, <domain>.<zone>.<name>.")
    private String dataset;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many records to show at most (default: 20).")
    private String limit;

    @Option(
            names = "--reason",
            paramLabel = "KIND",
            description = "Only records with a reason of this kind: cast, required, outlier, rule or unreadable.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--batch", paramLabel = "NUMBER", description = "Only records that this batch put aside.")
    private Optional<String> batch = Optional.empty();

    @Option(names = "--settled", description = "Shows settled records instead: those that a later batch dealt with.")
    private boolean settled;

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
        QuarantineQuery query = new QuarantineQuery(
                dataset,
                settled ? RecordState.SETTLED : RecordState.OPEN,
                reason,
                batch.map(value -> OptionalLong.of(number("--batch", value))).orElse(OptionalLong.empty()),
                number("--limit", limit));
        Workspace workspace = Workspace.open(config);
        QuarantinePage page = new QuarantineDesk(workspace.project(), workspace.runId(), Clock.systemUTC()).show(query);
        PrintWriter out = spec.commandLine().getOut();
        out.print(answer.format() == OutputFormat.JSON ? page.toJson() : page.toText());
        out.flush();
        return 0;
    }

    private int number(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw UsageErrors.invalid(option, value, "a number from 1 to 999999999", spec);
        }
        return Integer.parseInt(value);
    }
}
