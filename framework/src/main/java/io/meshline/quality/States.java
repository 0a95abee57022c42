package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.MaxState;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.MinState;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.State;
import com.amazon.deequ.metrics.Metric;
import io.meshline.model.Statistics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import scala.Option;

/**
 * What some rows came to for Deequ's analyzers: states, which can be added up, and from which metrics are computed. An
 * analyzer whose state is there and empty met no value.
 */
final class States {
    /** No state of anything. */
    static final States NONE = new States(Map.of());

    private final Map<Object, Optional<State<?>>> states;

    private States(Map<Object, Optional<State<?>>> states) {
        this.states = Map.copyOf(states);
    }

    /** Whether the state of an analyzer is numbers, which can be kept. */
    static boolean canKeep(Object analyzer) {
        return StateNumbers.of(analyzer).isPresent();
    }

    /** The states of analyzers that follow from what is known of rows. */
    static States of(Collection<Object> analyzers, Statistics known) {
        Map<Object, Optional<State<?>>> states = new HashMap<>();
        for (Object analyzer : analyzers) {
            if (known.isOfNoRows() && canKeep(analyzer)) {
                states.put(analyzer, Optional.empty());
            }
            state(analyzer, known).ifPresent(state -> states.put(analyzer, Optional.of(state)));
        }
        return new States(states);
    }

    /** The states that a pass over rows left behind; of an analyzer that met no value it left none. */
    static States of(Collection<Object> analyzers, InMemoryStateProvider measured) {
        Map<Object, Optional<State<?>>> states = new HashMap<>();
        analyzers.forEach(analyzer -> {
            Option<State<?>> state = measured.load(Analyzers.typed(analyzer));
            states.put(analyzer, Optional.ofNullable(state.isEmpty() ? null : state.get()));
        });
        return new States(states);
    }

    /** The states of analyzers that {@link #numbers} told; those that are not told are not there. */
    static States of(Collection<Object> analyzers, Map<String, String> numbers) {
        Map<Object, Optional<State<?>>> states = new HashMap<>();
        analyzers.stream()
                .filter(analyzer -> numbers.containsKey(name(analyzer)))
                .forEach(analyzer -> states.put(analyzer, state(analyzer, numbers.get(name(analyzer)))));
        return new States(states);
    }

    /** The numbers of the states, by a name of the analyzer that is the same in each run. */
    Map<String, String> numbers() {
        Map<String, String> numbers = new TreeMap<>();
        states.forEach((analyzer, state) ->
                numbers.put(name(analyzer), state.map(StateNumbers::text).orElse("")));
        return numbers;
    }

    boolean has(Object analyzer) {
        return states.containsKey(analyzer);
    }

    /** These states, and those of {@code others} for analyzers that have none here. */
    States or(States others) {
        Map<Object, Optional<State<?>>> all = new HashMap<>(others.states);
        all.putAll(states);
        return new States(all);
    }

    /** The states of both sets of rows together, of the analyzers that have a state on both sides. */
    States plus(States others) {
        Map<Object, Optional<State<?>>> sums = new HashMap<>();
        states.forEach((analyzer, state) -> {
            if (others.has(analyzer)) {
                sums.put(analyzer, sum(state, others.states.get(analyzer)));
            }
        });
        return new States(sums);
    }

    /** The metric that follows from the state of an analyzer. */
    Metric<?> metric(Object analyzer) {
        State<?> state = requireNonNull(states.get(analyzer), "state").orElse(null);
        return Analyzers.typed(analyzer).computeMetricFrom(Option.apply(state));
    }

    /** The number of rows. */
    long rows() {
        return states.get(Analyzers.SIZE)
                .map(state -> ((NumMatches) state).numMatches())
                .orElse(0L);
    }

    private static Optional<State<?>> sum(Optional<State<?>> one, Optional<State<?>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of((State<?>) one.get().sumUntyped(other.get()));
    }

    private static Optional<State<?>> state(Object analyzer, Statistics known) {
        if (analyzer instanceof Size size
                && size.where().isEmpty()
                && known.rows().isPresent()) {
            return Optional.of(new NumMatches(known.rows().getAsLong()));
        }
        if (analyzer instanceof Completeness share
                && share.where().isEmpty()
                && known.rows().isPresent()) {
            long rows = known.rows().getAsLong();
            return Optional.ofNullable(known.nullCounts().get(share.column()))
                    .map(nulls -> new NumMatchesAndCount(rows - nulls, rows, Option.empty()));
        }
        if (analyzer instanceof Minimum minimum && minimum.where().isEmpty()) {
            return known.range(minimum.column()).map(range -> new MinState(range.least(), Option.empty()));
        }
        if (analyzer instanceof Maximum maximum && maximum.where().isEmpty()) {
            return known.range(maximum.column()).map(range -> new MaxState(range.greatest(), Option.empty()));
        }
        return Optional.empty();
    }

    private static Optional<State<?>> state(Object analyzer, String numbers) {
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(StateNumbers.of(analyzer).orElseThrow().state(numbers));
    }

    /** Deequ names the instance of a Compliance anew in each run. */
    private static String name(Object analyzer) {
        return analyzer instanceof Compliance share
                ? "Compliance(" + share.predicate() + "," + share.where() + ")"
                : analyzer.toString();
    }
}
