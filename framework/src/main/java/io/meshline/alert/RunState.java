package io.meshline.alert;

import static java.util.Objects.requireNonNull;

import io.meshline.report.Failure;
import java.util.Optional;

/**
 * How a run stands when a message is written.
 *
 * @param status {@code running}, {@code succeeded}, {@code refused} or {@code failed}
 * @param good how many of its jobs have ended well so far
 * @param ended how many have ended so far
 * @param failure what went wrong beside the jobs
 */
record RunState(String status, int good, int ended, Optional<Failure> failure) {
    private static final String RUNNING = "running";

    RunState {
        requireNonNull(status, "status");
        requireNonNull(failure, "failure");
    }

    static RunState running(int good, int ended) {
        return new RunState(RUNNING, good, ended, Optional.empty());
    }

    boolean isRunning() {
        return status.equals(RUNNING);
    }
}
