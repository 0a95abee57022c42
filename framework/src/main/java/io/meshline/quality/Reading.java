package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Metric;
import java.util.List;

/**
 * What was read for a rule that is measured on its own.
 *
 * @param state whether it holds
 * @param shortfalls what falls short, each as the end of a sentence; empty where the rule holds
 * @param metrics the figures behind it
 */
record Reading(State state, List<String> shortfalls, List<Metric> metrics) {
    /** The reading of a rule that says nothing of a batch without rows. */
    static final Reading OF_NO_ROWS = new Reading(State.VACUOUS, List.of(), List.of());

    enum State {
        HOLDS,
        BROKEN,
        VACUOUS
    }

    Reading {
        requireNonNull(state, "state");
        shortfalls = List.copyOf(shortfalls);
        metrics = List.copyOf(metrics);
    }

    boolean holds() {
        return state != State.BROKEN;
    }
}
