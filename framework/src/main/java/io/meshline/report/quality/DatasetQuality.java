package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a dataset's quality.
 *
 * @param id the dataset
 * @param description what a row of it is
 * @param history its runs
 * @param rules every rule that was checked in the period or by the last check, those of the last check first
 * @param refusals the refused runs of the period, newest first
 * @param trends its figures over the period
 * @param quarantine why records that went to quarantine in the period are open, the most frequent reason first
 */
public record DatasetQuality(
        DatasetId id,
        String description,
        RunHistory history,
        List<RuleRecord> rules,
        List<Refusal> refusals,
        List<Trend> trends,
        List<QuarantineReason> quarantine) {
    public DatasetQuality {
        requireNonNull(id, "id");
        requireNonNull(description, "description");
        requireNonNull(history, "history");
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
        trends = List.copyOf(trends);
        quarantine = List.copyOf(quarantine);
    }

    /** How the dataset stands. */
    public Standing standing() {
        return history.standing();
    }

    /** When rules were last checked; empty where they never were. */
    Optional<Instant> lastCheck() {
        return rules.stream().map(RuleRecord::at).max(Instant::compareTo);
    }

    /** Whether the last check looked at a rule; one that was taken out of the configuration is no longer in force. */
    boolean isInForce(RuleRecord rule) {
        return lastCheck().equals(Optional.of(rule.at()));
    }

    /** The rules that the last check found broken. */
    List<RuleRecord> broken() {
        return rules.stream()
                .filter(this::isInForce)
                .filter(rule -> rule.latest().outcome() == Verdict.Outcome.FAILED)
                .toList();
    }
}
