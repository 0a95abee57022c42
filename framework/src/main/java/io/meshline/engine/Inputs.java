package io.meshline.engine;

import io.meshline.io.DeltaChanges;
import io.meshline.io.DeltaInput;
import io.meshline.io.DeltaParts;
import io.meshline.model.Dataset.External;
import io.meshline.model.DatasetId;
import io.meshline.model.Position;
import io.meshline.model.SystemColumns;
import io.meshline.model.Zone;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the Delta tables that a job takes its rows from. */
final class Inputs {
    private Inputs() {}

    /**
     * The rows that a dataset of the mesh gained since the job read it, or all where the job starts anew; of a replay
     * those that quarantine holds open.
     */
    static InputRows changed(JobContext job, DatasetId from) {
        DeltaInput input = table(job, from);
        if (job.isReplay()) {
            return Replay.of(job)
                    .rowsOf(from, rows(job, from, input.firstRead()).rows().schema());
        }
        return rows(
                job,
                from,
                job.position(from.toString()).map(input::changesSince).orElseGet(input::firstRead));
    }

    /** The rows that a dataset of the mesh gained since the job read it, and those that the job read before. */
    static IntervalInput parts(JobContext job, DatasetId from) {
        Position since = job.position(from.toString()).orElseThrow(() -> EngineErrors.inputReplaced(job.id(), from));
        DeltaParts parts = table(job, from).partsSince(since);
        Dataset<Row> before = parts.before().orElseThrow(() -> EngineErrors.inputReplaced(job.id(), from));
        return new IntervalInput(rows(job, from, parts.added()), new InputRows(before, parts.countBefore(), List.of()));
    }

    /** All rows of a dataset of the mesh. */
    static InputRows whole(JobContext job, DatasetId from) {
        return rows(job, from, table(job, from).firstRead());
    }

    /** The rows of a dataset that a rule compares its own with; of entities their current states. */
    static Dataset<Row> compared(JobContext job, String name) {
        DatasetId id = DatasetId.resolve(job.id().domain(), name).orElseThrow();
        Dataset<Row> rows = whole(job, id).rows();
        return id.zone() == Zone.ENTITIES ? rows.filter(SystemColumns.IS_CURRENT) : rows;
    }

    /** All rows of a table that is given by its path: a dataset of the mesh, or another owner's. */
    static InputRows external(JobContext job, External external) {
        return job.run().project().analyzed().inputs().get(external.id()).stream()
                .findFirst()
                .map(from -> whole(job, from))
                .orElseGet(() -> foreign(job, external.path()));
    }

    private static InputRows foreign(JobContext job, String path) {
        DeltaChanges changes = new DeltaInput(job.spark(), path, path).firstRead();
        Dataset<Row> rows = changes.toRead().orElseThrow(() -> EngineErrors.noTable(job.id(), path));
        return new InputRows(rows, changes.rowCount(), changes.readTo().stream().toList());
    }

    private static DeltaInput table(JobContext job, DatasetId from) {
        return new DeltaInput(job.spark(), from.toString(), job.run().settings().tablePath(from));
    }

    /** An input without a table, or without a change, gives no rows. */
    private static InputRows rows(JobContext job, DatasetId from, DeltaChanges changes) {
        Dataset<Row> rows = changes.toRead()
                .orElseGet(() -> job.spark()
                        .createDataFrame(
                                List.of(),
                                job.run().project().analyzed().schemas().get(from)));
        return new InputRows(rows, changes.rowCount(), changes.readTo().stream().toList());
    }
}
