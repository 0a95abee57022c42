package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Audit;
import io.meshline.model.Periods;
import io.meshline.model.TableStates;
import io.meshline.plan.Action;
import io.meshline.quality.period.TablePeriods;
import io.meshline.quality.period.TimedRows;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a table against the periods that it is to have. What is known of its periods stands in the last commit and grows
 * by those of the batch; all rows are read only where somebody else changed the table, or the declaration changed.
 *
 * @param job the job
 * @param declared the periods
 */
record ExpectedPeriods(JobContext job, Periods declared) {
    ExpectedPeriods {
        requireNonNull(job, "job");
        requireNonNull(declared, "declared");
    }

    /** An audit with the verdict on the periods of the table as it would stand. */
    Audit with(Audit audit, StagedTable table) {
        TablePeriods periods = periods(table);
        TableStates others = audit.states().orElseGet(() -> new TableStates(table.base(), Map.of()));
        return audit.with(periods.verdict(), periods.beside(others));
    }

    private TablePeriods periods(StagedTable table) {
        if (startsAnew(table)) {
            return TablePeriods.of(declared, changed(table));
        }
        return before(table)
                .filter(known -> !mayLoseSome(table))
                .map(known -> known.plus(changed(table)))
                .orElseGet(() ->
                        TablePeriods.of(declared, new TimedRows(table.after().rows())));
    }

    private TimedRows changed(StagedTable table) {
        return new TimedRows(table.changed(), table.bounds(declared.of()));
    }

    private Optional<TablePeriods> before(StagedTable table) {
        String zone = job.spark().sessionState().conf().sessionLocalTimeZone();
        return table.statesBefore().flatMap(states -> TablePeriods.remembered(declared, states, zone));
    }

    /** Whether rows go without others of the same time coming in their place. */
    private boolean mayLoseSome(StagedTable table) {
        return job.recomputed().isPresent() && !table.keepsAll();
    }

    private boolean startsAnew(StagedTable table) {
        Action action = job.plan().action();
        return table.isAnew() || action == Action.OVERWRITE || action == Action.REBUILD;
    }
}
