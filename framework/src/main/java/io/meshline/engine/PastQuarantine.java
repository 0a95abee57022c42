package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.clean.Quarantine;
import io.meshline.model.DatasetId;
import io.meshline.report.quality.QuarantineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the quarantine tables of datasets, all in one query. */
final class PastQuarantine {
    private final PastFacts facts;
    private final List<String> missing = new ArrayList<>();

    PastQuarantine(PastFacts facts) {
        this.facts = facts;
    }

    /** The datasets whose quarantine table was not there. */
    List<String> missing() {
        return missing;
    }

    /**
     * What speaks against records of the period that are still open, by the address of the job, the most frequent reason
     * first. A table is looked at only where a run of the period put something into it.
     */
    Map<String, List<QuarantineReason>> read(Map<String, PastRuns> runs) {
        Optional<Dataset<Row>> all = facts.jobs().stream()
                .filter(job -> runs.getOrDefault(job.toString(), PastRuns.NONE)
                                .history()
                                .quarantined()
                        > 0)
                .flatMap(job -> open(job, runs.get(job.toString())).stream())
                .reduce(Dataset::union);
        return all.map(QuarantineReasons::byJob).orElse(Map.of());
    }

    /** Rows beyond the last committed batch are left over from a killed run, which the next one replaces. */
    private Optional<Dataset<Row>> open(DatasetId job, PastRuns runs) {
        Optional<HeldRecords> held = HeldRecords.of(facts.spark(), facts.settings(), job);
        if (held.isEmpty()) {
            missing.add(job.toString());
        }
        return held.map(records -> records.rows(facts.spark())
                .filter(PastFacts.notBefore(HeldRecords.AT, facts.since())
                        .and(col(HeldRecords.BATCH).gt(records.settled()))
                        .and(col(HeldRecords.BATCH).leq(runs.batch())))
                .select(
                        lit(job.toString()).as(QuarantineReasons.JOB),
                        col(HeldRecords.AT),
                        col(Quarantine.REASONS_COLUMN)));
    }
}
