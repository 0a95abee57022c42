package io.meshline.report.quality;

import io.meshline.report.JobStatus;
import java.util.Locale;

/** How a run ended, and how a dataset stands since its last run, the gravest first. */
public enum Standing {
    REFUSED(
            Urgency.NOW,
            "its newest rows broke an error rule; none of them was written, readers see the rows from before"),
    FAILED(Urgency.NOW, "its last run broke off for another reason than its rules; readers see the rows from before"),
    SKIPPED(Urgency.FOLLOWS, "its last run did not start, since a dataset that it is made from was refused or failed"),
    WARNED(
            Urgency.SOON,
            "its newest rows broke a rule that does not stop a run; they were written or, one by one, set aside"),
    NEVER_RUN(Urgency.SOON, "it is configured, but no run of it is on record"),
    UNCHECKED(Urgency.NONE, "its newest rows were written, but no rule looks at them"),
    PASSED(Urgency.NONE, "its newest rows keep every rule");

    /** When somebody has to look. */
    public enum Urgency {
        /** Readers get old rows until a person acts. */
        NOW,
        /** It mends itself once another dataset is mended. */
        FOLLOWS,
        /** Nothing is held up. */
        SOON,
        /** There is nothing to do. */
        NONE
    }

    private final Urgency urgency;
    private final String meaning;

    Standing(Urgency urgency, String meaning) {
        this.urgency = urgency;
        this.meaning = meaning;
    }

    /**
     * How a run ended that did something.
     *
     * @param gate what the gate came to, as {@link io.meshline.report.JobRun#gate()} says it
     */
    public static Standing of(JobStatus status, String gate) {
        return switch (status) {
            case REFUSED -> REFUSED;
            case FAILED -> FAILED;
            case SKIPPED -> SKIPPED;
            case SUCCEEDED, UP_TO_DATE ->
                switch (gate) {
                    case "warned" -> WARNED;
                    case "passed" -> PASSED;
                    default -> UNCHECKED;
                };
        };
    }

    /** The word for it: {@code refused}, {@code never run}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the word means, as the end of a sentence that a dataset begins. */
    public String meaning() {
        return meaning;
    }

    /** When somebody has to look. */
    public Urgency urgency() {
        return urgency;
    }

    /** Whether new rows were written. */
    public boolean isGood() {
        return this == PASSED || this == WARNED || this == UNCHECKED;
    }
}
