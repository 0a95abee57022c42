package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.commit.TableState;
import io.meshline.delta.CommitNote;
import io.meshline.model.DatasetId;
import io.meshline.model.MissingPeriods;
import io.meshline.model.Periods;
import io.meshline.model.TableStates;
import io.meshline.quality.period.TablePeriods;
import io.meshline.report.JobRunJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks up which expected periods tables lack, as their last batches found; no row is read.
 *
 * @param run what all jobs share
 */
record PeriodGaps(RunContext run) {
    PeriodGaps {
        requireNonNull(run, "run");
    }

    /** The gaps of those jobs that have some. */
    Map<DatasetId, List<MissingPeriods>> of(Collection<DatasetId> jobs) {
        Map<DatasetId, List<MissingPeriods>> gaps = new TreeMap<>();
        jobs.forEach(job -> run.project()
                .mesh()
                .datasets()
                .get(job)
                .gate()
                .periods()
                .ifPresent(periods -> {
                    List<MissingPeriods> missing = of(job, periods);
                    if (!missing.isEmpty()) {
                        gaps.put(job, missing);
                    }
                }));
        return gaps;
    }

    private List<MissingPeriods> of(DatasetId job, Periods periods) {
        String zone = run.spark().sessionState().conf().sessionLocalTimeZone();
        return TableState.read(run.spark(), job.toString(), run.settings().tablePath(job))
                .flatMap(TableState::lastNote)
                .flatMap(PeriodGaps::states)
                .flatMap(states -> TablePeriods.remembered(periods, states, zone))
                .map(TablePeriods::missing)
                .orElse(List.of());
    }

    private static Optional<TableStates> states(CommitNote note) {
        return note.userMetadata()
                .flatMap(json -> JobRunJson.read(json, note.version()))
                .flatMap(run -> run.audit().states());
    }
}
