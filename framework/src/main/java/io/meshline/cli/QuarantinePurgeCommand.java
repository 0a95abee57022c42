package io.meshline.cli;

import io.meshline.engine.PurgeRequest;
import io.meshline.engine.QuarantineDesk;
import io.meshline.report.quarantine.PurgeResult;
import io.meshline.report.quarantine.RecordState;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshline quarantine purge}. */
@Command(
        name = "purge",
        description = {
            "Deletes records from quarantine: settled ones, and open ones only if asked for.",
            "Earlier versions of the quarantine table show them until it is vacuumed."
        },
        sortOptions = false)
final class QuarantinePurgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATASET", description = "The dataset, <domain>.<zone>.<name>.")
    private String dataset;

    @Option(names = "--settled", description = "Deletes settled records; the default where --open is not given.")
    private boolean settled;

    @Option(names = "--open", description = "Deletes open records: they are given up.")
    private boolean open;

    @Option(
            names = "--before",
            paramLabel = "END",
            description = {
                "Only records that were put aside before a date such as 2026-11-01, or longer ago",
                "than 30d, 12h or 4w."
            })
    private Optional<String> before = Optional.empty();

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
        PurgeRequest request = new PurgeRequest(dataset, states(), before.map(this::instant));
        Workspace workspace = Workspace.open(config);
        PurgeResult result =
                new QuarantineDesk(workspace.project(), workspace.runId(), Clock.systemUTC()).purge(request);
        PrintWriter out = spec.commandLine().getOut();
        out.print(answer.format() == OutputFormat.JSON ? result.toJson() : result.toText());
        out.flush();
        return 0;
    }

    private Set<RecordState> states() {
        Set<RecordState> states = EnumSet.noneOf(RecordState.class);
        if (open) {
            states.add(RecordState.OPEN);
        }
        if (settled || !open) {
            states.add(RecordState.SETTLED);
        }
        return states;
    }

    private Instant instant(String value) {
        return Period.since(value, Instant.now())
                .orElseThrow(() -> UsageErrors.invalid("--before", value, Period.FORM, spec));
    }
}
