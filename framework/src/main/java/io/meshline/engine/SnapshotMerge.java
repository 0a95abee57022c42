package io.meshline.engine;

import io.meshline.clean.Snapshots;
import io.meshline.clean.States;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.model.Audit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The merge of a batch of complete snapshots. Snapshots that come after all known ones are compared with the current
 * states; an earlier one changes what each snapshot around it left out, and all states are computed from all records.
 */
final class SnapshotMerge {
    private final Merge merge;
    private final Snapshots snapshots;
    private final BigDecimal maxMissing;
    private Audit found = Audit.NONE;

    SnapshotMerge(GatedTransaction transaction, States states, BigDecimal maxMissing) {
        this.merge = new Merge(transaction, states);
        this.snapshots = new Snapshots(states.tracking());
        this.maxMissing = maxMissing;
    }

    /** As {@link Merge#counted}. */
    Map<String, Long> counted() {
        return merge.counted();
    }

    /**
     * What became of the bound on what a snapshot may leave out, and how many objects the snapshots leave out; known once
     * the merge is staged.
     */
    Audit found() {
        return found;
    }

    /** Stages the states that the batch alone tells. */
    StagedWrite anew(Dataset<Row> told) {
        return counting(told, batch -> {
            Dataset<Row> rows = Snapshots.rows(batch);
            return stage(rows, rows, snapshots.sightings(batch), absences -> merge.anew(rows, absences));
        });
    }

    /**
     * Stages the states of the table with the batch.
     *
     * @param told the batch, rejected records included
     * @param source the same of all records of the input, read only where a snapshot is late
     */
    StagedWrite into(Dataset<Row> told, Supplier<Dataset<Row>> source) {
        return counting(told, batch -> {
            Dataset<Row> rows = Snapshots.rows(batch);
            if (rows.isEmpty()) {
                return merge.into(rows, source);
            }
            return snapshots.isInOrder(merge.openRows(), rows)
                    ? behind(batch, rows)
                    : keeping(source.get(), all -> afresh(rows, all));
        });
    }

    private StagedWrite behind(Dataset<Row> batch, Dataset<Row> rows) {
        Dataset<Row> known = snapshots.known(merge.currentRows());
        Dataset<Row> sightings = snapshots.sightings(batch).unionByName(known);
        return stage(rows, rows, sightings, absences -> merge.behind(rows, absences));
    }

    private StagedWrite afresh(Dataset<Row> batch, Dataset<Row> source) {
        Dataset<Row> rows = Snapshots.rows(source);
        return stage(
                batch, rows, snapshots.sightings(source), absences -> merge.afresh(batch, rows.unionByName(absences)));
    }

    /** Stages what the snapshots tell by what they leave out, and holds it against the bound. */
    private StagedWrite stage(
            Dataset<Row> batch, Dataset<Row> rows, Dataset<Row> sightings, Function<Dataset<Row>, StagedWrite> stage) {
        return keeping(
                sightings,
                seen -> keeping(snapshots.absences(seen, rows), absences -> {
                    StagedWrite staged = stage.apply(absences);
                    Dataset<Row> losses = snapshots.losses(seen, snapshots.inPointsOf(batch, absences), rows);
                    found = MissingObjects.of(losses).heldAgainst(maxMissing);
                    return staged;
                }));
    }

    private static StagedWrite counting(Dataset<Row> told, Function<Dataset<Row>, StagedWrite> stage) {
        return keeping(told, batch -> {
            // The one pass over the input; looking at some of its rows first would count these alone.
            batch.count();
            return stage.apply(batch);
        });
    }

    private static StagedWrite keeping(Dataset<Row> rows, Function<Dataset<Row>, StagedWrite> stage) {
        rows.persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return stage.apply(rows);
        } finally {
            rows.unpersist();
        }
    }
}
