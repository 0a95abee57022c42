package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Position;
import io.meshline.model.Scope;
import java.util.List;
import java.util.Optional;

/**
 * The gate that a batch is held against. What is no delivery, such as a replay or rows that are computed anew, is not
 * compared with deliveries before, and later ones are not compared with it.
 *
 * @param gate the rules that are asked
 * @param kind what the batch is
 */
record AskedGate(Gate gate, Kind kind) {
    /** What a batch is. */
    enum Kind {
        /** Rows that its source delivered together. */
        DELIVERY,
        /** Rows that come in the place of others, or late. */
        OTHER
    }

    AskedGate {
        requireNonNull(gate, "gate");
        requireNonNull(kind, "kind");
    }

    static AskedGate of(JobContext job, Prepared prepared) {
        Gate declared = job.dataset().gate();
        boolean recomputes = job.recomputed().isPresent();
        boolean replaces = recomputes && !prepared.staged().keepsAll();
        boolean addsNothing = recomputes
                && !replaces
                && isReadBefore(job, prepared)
                && prepared.staged().countRows() == 0;
        if (job.isReplay() || addsNothing) {
            return new AskedGate(ReplayGate.of(declared), Kind.OTHER);
        }
        return replaces
                ? new AskedGate(
                        new Gate(declared.rules(), declared.maxQuarantined(), List.of(), declared.periods()),
                        Kind.OTHER)
                : new AskedGate(declared, Kind.DELIVERY);
    }

    private static boolean isReadBefore(JobContext job, Prepared prepared) {
        return prepared.positions().stream()
                .filter(position -> !position.input().equals(HeldRecords.INPUT))
                .map(Position::input)
                .allMatch(input -> job.position(input).equals(read(prepared, input)));
    }

    private static Optional<Position> read(Prepared prepared, String input) {
        return prepared.positions().stream()
                .filter(position -> position.input().equals(input))
                .findFirst();
    }

    /** An audit with the figures that are kept for later batches. */
    Audit remembered(Audit audit) {
        return switch (kind) {
            case DELIVERY -> audit;
            case OTHER -> audit.withoutFiguresOf(Scope.BATCH);
        };
    }
}
