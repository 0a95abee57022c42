package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Scope;
import io.meshline.model.Zone;
import io.meshline.quality.RowSet;
import io.meshline.quality.TableToBe;
import java.util.List;
import java.util.Optional;

/**
 * The gate that a batch is held against, and the rows that its rules speak of. What is no delivery, such as a replay or facts
 * that are computed anew, is not compared with deliveries before, and later ones are not compared with it. The result of a
 * query is judged as a whole whatever part of it was computed.
 *
 * @param gate the rules that are asked
 * @param rows the rows
 * @param table the table that rules of its scope speak of
 * @param kind what the batch is
 */
record AskedGate(Gate gate, RowSet rows, TableToBe table, Kind kind) {
    /** What a batch is. */
    enum Kind {
        /** Rows that its source delivered together. */
        DELIVERY,
        /** Rows that come in the place of others, or late. */
        OTHER
    }

    AskedGate {
        requireNonNull(gate, "gate");
        requireNonNull(rows, "rows");
        requireNonNull(table, "table");
        requireNonNull(kind, "kind");
    }

    static AskedGate of(JobContext job, Prepared prepared, StagedTable table) {
        Gate declared = job.dataset().gate();
        RowSet staged = staged(prepared);
        if (job.isReplay()) {
            return new AskedGate(ReplayGate.of(declared), staged, table, Kind.OTHER);
        }
        if (job.recomputed().isEmpty()) {
            return new AskedGate(declared, staged, table, Kind.DELIVERY);
        }
        return job.id().zone() == Zone.AGGREGATES
                ? new AskedGate(declared, table.after(), new WholeTable(table), Kind.DELIVERY)
                : ofFacts(job, prepared, table);
    }

    private static AskedGate ofFacts(JobContext job, Prepared prepared, StagedTable table) {
        RowSet staged = staged(prepared);
        Gate declared = job.dataset().gate();
        if (!prepared.staged().keepsAll()) {
            return new AskedGate(withoutAnomalies(declared), staged, table, Kind.OTHER);
        }
        boolean addsNothing = prepared.staged().countRows() == 0 && isReadBefore(job, prepared);
        return addsNothing
                ? new AskedGate(ReplayGate.of(declared), staged, table, Kind.OTHER)
                : new AskedGate(declared, staged, table, Kind.DELIVERY);
    }

    private static RowSet staged(Prepared prepared) {
        return new RowSet(prepared.staged().rows(), prepared.staged().statistics());
    }

    private static Gate withoutAnomalies(Gate gate) {
        return new Gate(gate.rules(), gate.maxQuarantined(), List.of(), gate.periods());
    }

    private static boolean isReadBefore(JobContext job, Prepared prepared) {
        return prepared.positions().stream()
                .filter(position -> !position.input().equals(HeldRecords.INPUT))
                .allMatch(position -> job.position(position.input()).equals(Optional.of(position)));
    }

    /** An audit with the figures that are kept for later batches. */
    Audit remembered(Audit audit) {
        return switch (kind) {
            case DELIVERY -> audit;
            case OTHER -> audit.withoutFiguresOf(Scope.BATCH);
        };
    }
}
