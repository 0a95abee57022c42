package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import io.meshline.commit.TableSpec;
import io.meshline.commit.TableState;
import io.meshline.io.DeltaInput;
import io.meshline.model.DatasetId;
import io.meshline.model.Position;
import io.meshline.model.Settings;
import io.meshline.model.Statistics.Range;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The records that quarantine holds of a dataset. A record is open until a later batch of the dataset deals with it: one
 * that replays it, or that computes the table anew. That batch says so with its data, as the position up to which
 * quarantine is settled, so that nothing is ever marked. What stands under a batch that the dataset has not reached is
 * left over from a run that was killed, and is no record yet.
 *
 * @param table the quarantine table
 * @param state its newest version
 * @param settled the batch up to which records are settled
 * @param committed the last batch of the dataset
 */
record HeldRecords(TableSpec table, TableState state, long settled, long committed) {
    /** The input under which the position is committed. */
    static final String INPUT = "quarantine";

    /** The column with the number of the batch that put a record aside. */
    static final String BATCH = "batch";

    /** The column with the time when a record was put aside. */
    static final String AT = "quarantined_at";

    HeldRecords {
        requireNonNull(table, "table");
        requireNonNull(state, "state");
    }

    /** What is held of a dataset; empty where nothing ever was. */
    static Optional<HeldRecords> of(SparkSession spark, Settings settings, DatasetId dataset) {
        // The dataset's table comes first: what a run puts aside from here on is of a batch beyond the one that is
        // seen.
        return of(
                spark,
                QuarantineTable.spec(settings, dataset),
                TableState.read(spark, dataset.toString(), settings.tablePath(dataset)));
    }

    /** What is held of the dataset of a job, as the job found its table. */
    static Optional<HeldRecords> of(JobContext job) {
        return of(job.spark(), QuarantineTable.spec(job), job.state());
    }

    private static Optional<HeldRecords> of(SparkSession spark, TableSpec spec, Optional<TableState> data) {
        return TableState.read(spark, spec.name(), spec.path())
                .map(table -> new HeldRecords(
                        spec,
                        table,
                        settled(data, table.tableId()),
                        data.map(TableState::batch).orElse(0L)));
    }

    private static long settled(Optional<TableState> data, String tableId) {
        return data.flatMap(table -> table.position(INPUT))
                .filter(position -> position.identity().equals(tableId))
                .map(Position::version)
                .orElse(0L);
    }

    /** The position that settles the records of a batch and of all before; none where quarantine has no table. */
    static Optional<Position> settledUpTo(long batch, JobContext job) {
        TableSpec spec = QuarantineTable.spec(job);
        return TableState.read(job.spark(), spec.name(), spec.path())
                .map(table -> new Position(INPUT, table.tableId(), batch));
    }

    /** All rows of the table; its log is read on the driver. */
    Dataset<Row> rows(SparkSession spark) {
        return new DeltaInput(spark, table.name(), table.path())
                .firstRead()
                .toRead()
                .orElseThrow();
    }

    /** The open records. */
    Dataset<Row> openRows(SparkSession spark) {
        return rows(spark).filter(isOpen());
    }

    /** How many records are open; asks Spark only where the files' statistics do not tell that there is none. */
    long countOpen(SparkSession spark) {
        return mayBeOpen() ? openRows(spark).count() : 0;
    }

    /** Whether a record is open. */
    Column isOpen() {
        return col(BATCH).gt(settled).and(isRecord());
    }

    /** Whether a record is settled. */
    Column isSettled() {
        return col(BATCH).leq(settled).and(isRecord());
    }

    private Column isRecord() {
        return col(BATCH).leq(committed);
    }

    /** Whether a record can be open, by the statistics of files. */
    boolean mayBeOpen() {
        boolean isEmpty = state.statistics().isOfNoRows();
        return !isEmpty
                && state.statistics()
                        .range(BATCH)
                        .map(Range::greatest)
                        .map(last -> last > settled)
                        .orElse(true);
    }
}
