package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Verdict;
import java.time.Instant;

/**
 * A rule and how it fared.
 *
 * @param latest its latest verdict, with offending rows where there are some
 * @param runId the run of that verdict
 * @param at when that run started
 * @param failed how many checks of the period it failed
 * @param checked how often it was checked in the period
 */
public record RuleRecord(Verdict latest, String runId, Instant at, long failed, long checked) {
    public RuleRecord {
        requireNonNull(latest, "latest");
        requireNonNull(runId, "runId");
        requireNonNull(at, "at");
    }

    /** The share of checks that it failed. */
    double failedShare() {
        return checked == 0 ? 0 : (double) failed / checked;
    }

    /** The rule without the spaces that DQDL needs before a closing quote. */
    String rule() {
        return latest.words();
    }
}
