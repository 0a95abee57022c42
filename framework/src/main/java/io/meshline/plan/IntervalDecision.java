package io.meshline.plan;

import io.meshline.model.Interval;
import io.meshline.model.IntervalUse;
import io.meshline.model.IntervalUse.Effect;
import io.meshline.model.Zone;
import io.meshline.plan.DatasetState.Table;
import io.meshline.plan.TimeAxis.Scale;
import java.util.Optional;

/**
 * What a job does in a run with an interval: what it does in any run, and where that leaves rows of the interval as they
 * are, and they can be told, these computed anew besides.
 *
 * @param decision what the job does
 * @param use what the interval means to it
 */
record IntervalDecision(Decision decision, IntervalUse use) {

    /**
     * Decides for a job.
     *
     * @param usual what the job does in a run without an interval
     */
    static IntervalDecision of(Zone zone, DatasetState state, Decision usual, Interval interval) {
        if (isAnew(state, usual)) {
            return new IntervalDecision(usual, new IntervalUse(interval, Effect.COVERED, "all rows are computed anew"));
        }
        Optional<String> obstacle = obstacle(zone, state);
        if (obstacle.isPresent()) {
            return new IntervalDecision(usual, new IntervalUse(interval, Effect.IGNORED, obstacle.get()));
        }
        String rows = rows(interval, state.time().orElseThrow());
        String besides = usual.action() == Action.UP_TO_DATE ? "" : ", and " + usual.reason();
        return new IntervalDecision(
                new Decision(Action.INTERVAL, rows + besides), new IntervalUse(interval, Effect.RECOMPUTED, rows));
    }

    private static boolean isAnew(DatasetState state, Decision usual) {
        return usual.action() == Action.REBUILD
                || usual.action() == Action.OVERWRITE
                || usual.action() != Action.UP_TO_DATE && state.table() == Table.ABSENT;
    }

    /** Why rows of an interval alone cannot be computed anew, as the end of a sentence. */
    private static Optional<String> obstacle(Zone zone, DatasetState state) {
        Optional<String> absent = Decision.missing(state);
        return switch (zone) {
            case RAW -> Optional.of("raw keeps what arrived");
            case MANUAL -> Optional.of("hand-kept files are taken whole");
            case EXTERNAL -> Optional.of("a table of others is taken whole");
            case ENTITIES -> absent.or(() -> Optional.of("each state of an object builds on those before"));
            case EVENTS, AGGREGATES ->
                absent.or(() -> state.time().isEmpty() ? Optional.of("no time-column is declared") : Optional.empty());
        };
    }

    private static String rows(Interval interval, TimeAxis time) {
        boolean isMore = time.scale() == Scale.DAYS && interval.cutsDays();
        String days =
                isMore ? ", whole days: " + interval.firstDay() + " up to and without " + interval.dayAfter() : "";
        return interval.words() + " by " + time.column() + days;
    }
}
