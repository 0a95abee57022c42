package io.meshline.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What became of the lineage events of a run.
 *
 * @param sent how many arrived at a backend
 * @param failed how many did not
 * @param reason why the first of these did not, the rest of a sentence
 */
public record LineageCount(long sent, long failed, Optional<String> reason) {
    /** A run without events. */
    public static final LineageCount NOTHING = new LineageCount(0, 0, Optional.empty());

    public LineageCount {
        requireNonNull(reason, "reason");
    }

    /** The events of several backends. */
    public LineageCount and(LineageCount other) {
        return new LineageCount(sent + other.sent, failed + other.failed, reason.or(other::reason));
    }

    /** What a reader of the run should know; empty where every event arrived. */
    public Optional<String> warning() {
        long all = sent + failed;
        return failed == 0
                ? Optional.empty()
                : Optional.of("Failed to deliver " + failed + " of " + all + " lineage events"
                        + reason.map(why -> ": " + why).orElse(""));
    }
}
