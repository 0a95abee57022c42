package io.meshline.commit;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.meshline.delta.CommitFailure;
import io.meshline.delta.CommitNote;
import io.meshline.delta.CommitRequest;
import io.meshline.delta.CommitRequest.Operation;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.delta.StagedFiles;
import io.meshline.delta.TableShape;
import io.meshline.delta.TableTransaction;
import io.meshline.error.MeshlineException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * An open transaction on one table, started from its newest version. What is staged in it is invisible until it is
 * committed, and deleted when the transaction is closed without a commit. It belongs to one thread; any number may be
 * open in one session.
 */
public final class GatedTransaction implements AutoCloseable {
    /** The column by which {@link #replaceBatch} finds rows. */
    public static final String BATCH_COLUMN = "batch";

    private final SparkSession spark;
    private final TableSpec spec;
    private final TableTransaction transaction;
    private final long batch;
    private final Evolution evolution;
    private Optional<StagedWrite> staged = Optional.empty();
    private boolean ended;

    private GatedTransaction(SparkSession spark, TableSpec spec, TableTransaction transaction) {
        this.spark = spark;
        this.spec = spec;
        this.transaction = transaction;
        this.batch = Math.max(0, transaction.mark(Marks.BATCH));
        this.evolution = isNewTable()
                ? new Evolution(spec.shape(), Optional.empty())
                : Evolution.of(transaction.table().shape(), spec);
    }

    /**
     * Opens a transaction. It is remembered which batch was the last one: when another run commits a batch in between,
     * this transaction cannot be committed.
     */
    public static GatedTransaction open(SparkSession spark, TableSpec spec) {
        requireNonNull(spec, "spec");
        ColumnNames.check(spec.name(), spec.schema());
        return Failures.reading(
                spec.name(), () -> new GatedTransaction(spark, spec, TableTransaction.open(spark, spec.path())));
    }

    /**
     * Replaces the rows of the commit's batch and of later ones, which are what a killed run left, in one commit and
     * without a gate. It is for tables beside a dataset whose files hold rows of one batch only, told by a column
     * {@value #BATCH_COLUMN}.
     *
     * @return the version of the table
     */
    public long replaceBatch(Dataset<Row> rows, Commit commit) {
        FileSet leftovers = isNewTable() ? FileSet.NONE : files(new Column(BATCH_COLUMN).geq(commit.batch()));
        return stage(rows, leftovers).commit(commit);
    }

    /**
     * Takes rows away from a table beside a dataset in one commit, without a gate. The number of the last batch is not
     * committed again, so that runs that go on meanwhile are not stopped: none of them may depend on these rows.
     *
     * @param unwanted which rows, null counting as no
     * @param note what the commit says of itself, given the number of rows
     * @return the number of rows; without any, nothing is committed
     */
    public long remove(Column unwanted, LongFunction<String> note) {
        FileSet touched = isNewTable() ? FileSet.NONE : files(unwanted);
        if (touched.isEmpty()) {
            return 0;
        }
        Dataset<Row> rows = rows(touched).drop(DeltaTable.FILE);
        long removed = rows.filter(unwanted).count();
        if (removed > 0) {
            StagedWrite others = stage(rows.filter(not(coalesce(unwanted, lit(false)))), touched);
            commit(others, new CommitRequest(Operation.OVERWRITE, touched, Map.of(), note.apply(removed)));
        }
        return removed;
    }

    /**
     * Commits the number of the last batch once more and nothing else, so that no transaction that was opened before can
     * be committed any more. A table that does not exist is created without rows.
     */
    public void fence() {
        Map<String, Long> marks = Map.of(Marks.BATCH, batch);
        if (isNewTable()) {
            transaction.declare(spec.shape());
        }
        commit(StagedFiles.NONE, new CommitRequest(Operation.APPEND, FileSet.NONE, marks, ""));
    }

    /** The number of the last committed batch; 0 when there was none. */
    public long batch() {
        return batch;
    }

    /** Whether the table does not exist yet. */
    public boolean isNewTable() {
        return transaction.table().version() < 0;
    }

    /** The version that the transaction started from; -1 for a new table. */
    public long version() {
        return transaction.table().version();
    }

    /** The newest commit that carries a note, if the log has it. */
    public Optional<CommitNote> lastNote() {
        return Failures.reading(spec.name(), () -> transaction.table().lastNote());
    }

    /**
     * Whether the log shows that no row changed by the commits after version {@code since} up to {@code last}, which
     * may be this transaction's {@link #version}.
     */
    public boolean isUnchanged(long since, long last) {
        return Failures.reading(spec.name(), () -> transaction.table().isUnchanged(since, last));
    }

    /**
     * The committed rows in the declared columns; none for a new table. Other writers' commits do not collide with this
     * look: runs of one job exclude each other by the batch number, and maintenance must not make a run fail.
     */
    public Dataset<Row> table() {
        return isNewTable()
                ? spark.createDataFrame(List.of(), spec.shape().schema())
                : Rows.inColumns(transaction.table().rows(), evolution.shape().schema());
    }

    /** All files of the table. */
    public FileSet files() {
        return Failures.reading(spec.name(), transaction::files);
    }

    /** The files that may hold rows for which {@code predicate} holds. */
    public FileSet files(Column predicate) {
        return Failures.reading(spec.name(), () -> transaction.files(predicate));
    }

    /** The rows of some files, in the declared columns and {@link DeltaTable#FILE}, the name of each row's file. */
    public Dataset<Row> rows(FileSet files) {
        return Rows.inColumns(
                DeltaTable.withFile(transaction.table().rows(files)),
                evolution.shape().schema(),
                DeltaTable.FILE);
    }

    /**
     * Writes rows to files that no one sees yet, and then deletes what was staged before.
     *
     * @param rows the declared columns in any order; rows of a merge also {@value TableTransaction#CHANGE_TYPE}, null
     *     for rows of the table, and for rows of the change feed one of {@code insert}, {@code update_preimage},
     *     {@code update_postimage} and {@code delete}; where the table takes further columns, any others
     * @param replaced the files that the commit removes: none to append, all to overwrite
     */
    public StagedWrite stage(Dataset<Row> rows, FileSet replaced) {
        TableShape shape = FurtherColumns.shape(spec, shapeAfter(replaced), rows);
        Dataset<Row> complete = FurtherColumns.filled(rows, spec, shape);
        Dataset<Row> selected = Rows.toWrite(spec.name(), complete, shape.schema());
        StagedFiles files = Failures.writing(spec.name(), () -> {
            transaction.declare(shape);
            return transaction.write(selected);
        });
        // Not earlier: the rows may be read from what was staged before.
        discard();
        StagedWrite write = new StagedWrite(this, files, replaced, Rows.isMerge(rows));
        staged = Optional.of(write);
        return write;
    }

    /**
     * Puts what was staged last in the place of some files of the table, of which some rows stay.
     *
     * @param kept the rows of these files that stay; they are written beside the staged ones, and are none of those that a
     *     gate judges
     */
    public StagedWrite stageInPlaceOf(FileSet replaced, StagedWrite write, Dataset<Row> kept) {
        TableShape shape = transaction.shape();
        Dataset<Row> selected = Rows.toWrite(spec.name(), FurtherColumns.filled(kept, spec, shape), shape.schema());
        StagedFiles files = Failures.writing(spec.name(), () -> transaction.write(selected));
        StagedWrite whole = write.with(files, replaced);
        staged = Optional.of(whole);
        return whole;
    }

    /** Deletes what was staged and not committed. */
    @Override
    public void close() {
        discard();
        if (!ended) {
            Failures.discarding(spec.name(), transaction::discardFolder);
        }
    }

    TableTransaction transaction() {
        return transaction;
    }

    Optional<String> unjudged() {
        return spec.unjudged();
    }

    void discard(StagedWrite write) {
        if (staged.equals(Optional.of(write))) {
            discard();
        }
    }

    private void discard() {
        staged.ifPresent(write -> Failures.discarding(spec.name(), () -> transaction.discard(write.files())));
        staged = Optional.empty();
    }

    long commit(StagedWrite write, CommitRequest request) {
        if (!staged.equals(Optional.of(write))) {
            throw new IllegalStateException("Only what was staged last can be committed, and only once");
        }
        return commit(write.files(), request);
    }

    private long commit(StagedFiles files, CommitRequest request) {
        try {
            long version = transaction.commit(files, request);
            end();
            return version;
        } catch (CommitFailure e) {
            throw refused(e);
        }
    }

    private void end() {
        staged = Optional.empty();
        ended = true;
    }

    private MeshlineException refused(CommitFailure failure) {
        if (failure.kind() == CommitFailure.Kind.UNKNOWN) {
            // The files may be part of the table by now.
            end();
            return Failures.commitUnknown(spec.name(), failure.getCause());
        }
        discard();
        if (failure.kind() == CommitFailure.Kind.NOT_WRITTEN) {
            return Failures.commitFailed(spec.name(), failure.getCause());
        }
        long newest = TableState.read(spark, spec.name(), spec.path())
                .map(TableState::batch)
                .orElse(0L);
        return newest > batch
                ? Failures.overtakenByBatch(spec.name(), newest, failure.getCause())
                : Failures.overtakenByOther(spec.name(), failure.getCause());
    }

    /** Where no old row stays, the declared shape takes over whatever the table was. */
    private TableShape shapeAfter(FileSet replaced) {
        if (isNewTable() || transaction.table().fileCount().equals(OptionalLong.of(replaced.size()))) {
            return spec.shape();
        }
        evolution.misfit().ifPresent(misfit -> {
            throw Failures.incompatible(spec.name(), misfit);
        });
        return evolution.shape();
    }
}
