package io.meshline.plan;

import io.meshline.model.Dataset;
import io.meshline.model.Zone;
import io.meshline.plan.DatasetState.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An action with its reason. The rules, strongest first: an input that is not there stops the job; then count a first
 * run, a full refresh, another definition, replaced input rows, added input rows.
 */
record Decision(Action action, String reason) {

    static Decision of(Zone zone, DatasetState state, Refresh refresh) {
        return switch (zone) {
            case RAW -> raw(state, refresh);
            case MANUAL, EXTERNAL, AGGREGATES -> refreshed(Writing.WHOLE, state, refresh);
            case EVENTS -> refreshed(Writing.FACTS, state, refresh);
            case ENTITIES -> refreshed(Writing.STATES, state, refresh);
        };
    }

    /**
     * What brings open records of quarantine in: where the table is computed anew or taken whole, that; elsewhere they are
     * read alone, and what is new otherwise is left to the next run.
     */
    static Decision replay(Dataset dataset, DatasetState state, long open) {
        Zone zone = dataset.id().zone();
        if (open == 0) {
            return new Decision(Action.UP_TO_DATE, "quarantine holds no open record");
        }
        String records = open + (open == 1 ? " open record" : " open records");
        Decision run = of(zone, state, Refresh.INCREMENTAL);
        if (zone != Zone.RAW && !with(Change.Effect.NONE, state).isEmpty()) {
            return run;
        }
        if (dataset instanceof Dataset.Entities entities && entities.lifecycle().hasSnapshots()) {
            return new Decision(Action.REBUILD, "snapshots are read as a whole, which settles " + records);
        }
        return switch (zone) {
            case RAW -> new Decision(Action.REPLAY, records);
            case EVENTS, ENTITIES ->
                run.action() == Action.REBUILD
                        ? new Decision(Action.REBUILD, run.reason() + ", which settles " + records)
                        : new Decision(Action.REPLAY, records);
            case MANUAL, EXTERNAL, AGGREGATES ->
                new Decision(Action.OVERWRITE, "taken whole, which settles " + records);
        };
    }

    /** How a kind of table takes in rows that were added to its input, and how all rows are computed anew. */
    private record Writing(Action takeIn, Action anew) {
        static final Writing WHOLE = new Writing(Action.OVERWRITE, Action.OVERWRITE);
        static final Writing FACTS = new Writing(Action.APPEND, Action.REBUILD);
        static final Writing STATES = new Writing(Action.MERGE, Action.REBUILD);
    }

    /** Raw tables keep what arrived: neither a definition nor a full refresh brings rows back or takes them away. */
    private static Decision raw(DatasetState state, Refresh refresh) {
        String stays = state.table() == Table.OUTDATED
                ? "; the definition changed: rows that were taken in before stay as they are"
                : "";
        if (!state.changes().isEmpty()) {
            return new Decision(Action.APPEND, words(state.changes()) + stays);
        }
        String rule = refresh.isFull() ? "raw keeps what arrived and is never rebuilt; " : "";
        return new Decision(Action.UP_TO_DATE, rule + "no new files" + stays);
    }

    private static Decision refreshed(Writing writing, DatasetState state, Refresh refresh) {
        List<Change> absent = with(Change.Effect.NONE, state);
        if (!absent.isEmpty()) {
            return new Decision(Action.UP_TO_DATE, words(absent));
        }
        if (state.table() == Table.ABSENT) {
            return new Decision(writing.takeIn(), "first run");
        }
        if (refresh.isFull()) {
            return new Decision(writing.anew(), "full refresh");
        }
        if (state.table() == Table.OUTDATED) {
            return new Decision(writing.anew(), "the definition changed");
        }
        if (state.changes().isEmpty()) {
            return new Decision(Action.UP_TO_DATE, "nothing new");
        }
        boolean adds = with(Change.Effect.REPLACES, state).isEmpty();
        return new Decision(adds ? writing.takeIn() : writing.anew(), words(state.changes()));
    }

    /** The inputs that are not there, in words; empty where all are. */
    static Optional<String> missing(DatasetState state) {
        return Optional.of(words(with(Change.Effect.NONE, state))).filter(words -> !words.isEmpty());
    }

    private static List<Change> with(Change.Effect effect, DatasetState state) {
        return state.changes().stream()
                .filter(change -> change.effect() == effect)
                .toList();
    }

    private static String words(List<Change> changes) {
        return changes.stream().map(Change::words).collect(Collectors.joining(", "));
    }
}
