package io.meshline.alert;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Destination;
import io.meshline.model.Destination.Event;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message before it is written in a destination's form.
 *
 * @param run the run that it tells of
 * @param id the message's own id, the same on every try
 * @param destination who is told
 * @param state how the run stands
 * @param troubles what went wrong
 * @param skipped how many further jobs were skipped since they need one that did not succeed
 */
record Alert(RunName run, String id, Destination destination, RunState state, List<Trouble> troubles, int skipped) {

    /**
     * What is known of a run before it starts.
     *
     * @param id the run
     * @param environment the environment that it runs in
     * @param log the file with Spark's log
     */
    record RunName(String id, String environment, String log) {
        RunName {
            requireNonNull(id, "id");
            requireNonNull(environment, "environment");
            requireNonNull(log, "log");
        }
    }

    Alert {
        requireNonNull(run, "run");
        requireNonNull(id, "id");
        requireNonNull(destination, "destination");
        requireNonNull(state, "state");
        troubles = List.copyOf(troubles);
    }

    /** How many jobs an event happened to. */
    int count(Event event) {
        return troubles.stream()
                .filter(trouble -> trouble.event() == event)
                .mapToInt(trouble -> trouble.jobs().size())
                .sum();
    }

    /** The message in a line: what a telephone shows on its locked screen. */
    String title() {
        return "Meshline " + run.environment() + ": " + (troubles.isEmpty() ? "the run failed" : happened());
    }

    private String happened() {
        if (troubles.size() == 1 && troubles.get(0).jobs().size() == 1) {
            Trouble only = troubles.get(0);
            return only.jobs().get(0) + " " + Words.of(only.event());
        }
        String counts = Stream.of(Event.values())
                .filter(event -> count(event) > 0)
                .map(event -> Words.jobs(count(event)) + " " + Words.of(event))
                .collect(Collectors.joining(", "));
        List<String> domains = troubles.stream().map(Trouble::domain).distinct().toList();
        return counts + " (" + Words.some(domains, Words.MOST_NAMES) + ")";
    }
}
