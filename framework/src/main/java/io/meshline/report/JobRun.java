package io.meshline.report;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One run of one job: what {@code platform.runs} says of it in a row.
 *
 * @param runId the run that the job belonged to
 * @param job the job
 * @param action what was done, such as {@code append}
 * @param status how it ended
 * @param work what it did to its table
 * @param audit what the gate found
 * @param failure why it did not succeed
 * @param warnings what a reader should know although the job succeeded, such as files that could not be read
 */
public record JobRun(
        String runId,
        DatasetId job,
        String action,
        JobStatus status,
        Work work,
        Audit audit,
        Optional<Failure> failure,
        List<String> warnings) {
    public JobRun {
        requireNonNull(runId, "runId");
        requireNonNull(job, "job");
        requireNonNull(action, "action");
        requireNonNull(status, "status");
        requireNonNull(work, "work");
        requireNonNull(audit, "audit");
        requireNonNull(failure, "failure");
        warnings = List.copyOf(warnings);
    }

    /** What the gate came to, in a word: {@code passed}, {@code warned}, {@code refused}, or {@code -} for no verdict. */
    public String gate() {
        if (audit.verdicts().isEmpty()) {
            return "-";
        }
        if (audit.refuses()) {
            return "refused";
        }
        boolean warned = audit.verdicts().stream().anyMatch(verdict -> verdict.outcome() == Verdict.Outcome.FAILED);
        return warned ? "warned" : "passed";
    }

    /** How many things a reader should know although they stopped nothing: warnings and {@code warn} rules that failed. */
    public long countWarnings() {
        long rules = audit.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED && !verdict.refuses())
                .count();
        return warnings.size() + rules;
    }

    /** The same job run with other work. */
    public JobRun with(Work other) {
        return new JobRun(runId, job, action, status, other, audit, failure, warnings);
    }
}
