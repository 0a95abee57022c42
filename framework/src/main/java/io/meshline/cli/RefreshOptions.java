package io.meshline.cli;

import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import io.meshline.plan.Refresh;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much of their inputs jobs are to read. */
final class RefreshOptions {
    @Option(
            names = "--full-refresh",
            description = "All tables are rebuilt from their inputs; raw tables keep what arrived.")
    private boolean fullRefresh;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = {
                "With --to: rows of this time are computed anew besides, in events and aggregates with a time-column.",
                "A date, or a date and time, with an offset such as +01:00 or in the session's time zone."
            })
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The first moment that does not belong to it, written like --from.")
    private Optional<String> to = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** What is asked for; what cannot be is refused. */
    Refresh refresh() {
        if (from.isEmpty() && to.isEmpty()) {
            return fullRefresh ? Refresh.FULL : Refresh.INCREMENTAL;
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw UsageErrors.withoutOtherEnd(from.isEmpty() ? "--from" : "--to", command);
        }
        if (fullRefresh) {
            throw UsageErrors.excluding("--full-refresh", "--from and --to", "it computes all rows anew", command);
        }
        Bound start = bound("--from", from.get());
        Bound end = bound("--to", to.get());
        Interval.fault(start, end).ifPresent(fault -> {
            throw UsageErrors.invalid(start, end, fault, command);
        });
        return Refresh.of(new Interval(start, end));
    }

    private Bound bound(String option, String text) {
        return Bound.parse(text).orElseThrow(() -> UsageErrors.invalid(option, text, Interval.FORM, command));
    }
}
