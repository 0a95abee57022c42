package io.meshline.quality;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Deequ found for one constraint of a rule.
 *
 * @param metric the metric's name; empty where none was computed
 * @param instance what it was measured on
 * @param value the figure; empty where there was none
 * @param state whether the constraint holds
 * @param complaint why it could not be evaluated; empty where it could
 * @param analyzer what measured; empty where that is unknown
 */
record Finding(
        String metric,
        String instance,
        OptionalDouble value,
        Reading.State state,
        Optional<Throwable> complaint,
        Optional<Object> analyzer) {

    Finding(String metric, String instance, OptionalDouble value, Reading.State state, Optional<Throwable> complaint) {
        this(metric, instance, value, state, complaint, Optional.empty());
    }

    Finding of(Optional<Object> measuring) {
        return new Finding(metric, instance, value, state, complaint, measuring);
    }
}
