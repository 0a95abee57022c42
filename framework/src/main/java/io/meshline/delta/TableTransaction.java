package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;
import static io.meshline.delta.ScalaCollections.seq;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * An open transaction on a table: files are written first, looked at, and then committed in one version or deleted.
 * Nobody sees anything of it before the commit. Not for use by several threads.
 */
public final class TableTransaction {
    /** The column that tells change rows (insert, update_preimage, update_postimage, delete) from table rows (null). */
    public static final String CHANGE_TYPE = "_change_type";

    private final DeltaTable table;
    private final GateableTransaction transaction;
    private boolean mayHaveLeftLog;

    private TableTransaction(DeltaTable table) {
        this.table = table;
        this.transaction = new GateableTransaction(table.snapshot());
    }

    /** Opens a transaction on the newest version of the table at {@code path}, which need not exist. */
    public static TableTransaction open(SparkSession spark, String path) {
        return new TableTransaction(DeltaTable.newest(spark, path));
    }

    /** The version that the transaction started from; -1 for a table that does not exist. */
    public DeltaTable table() {
        return table;
    }

    /** Reads a mark (-1 when there is none) and lets the commit fail when another writer sets it in between. */
    public long mark(String id) {
        return transaction.txnVersion(id);
    }

    /** All files of the table. */
    public FileSet files() {
        return files(functions.lit(true));
    }

    /** The files that may hold rows for which {@code predicate} holds, by partition and statistics. */
    public FileSet files(Column predicate) {
        if (table.version() < 0) {
            transaction.readWholeTable();
            return FileSet.NONE;
        }
        Optional<FileSet> known = table.knownFiles();
        List<Expression> conditions =
                Predicates.of(SparkSession.active(), table.shape().schema(), predicate);
        FileSet picked = new FileSet(list(transaction.filterFiles(seq(conditions), known.isEmpty())));
        // Delta leaves the statistics out of what it picks, or reads all files' statistics for the number of rows.
        return known.map(files -> files.without(files.without(picked))).orElse(picked);
    }

    /** Changes the table's metadata with this commit, before the first file is written. */
    public void declare(TableShape shape) {
        Metadata wanted = TableMetadata.of(shape, transaction.metadata());
        if (!wanted.equals(transaction.metadata())) {
            transaction.updateMetadata(wanted, false);
        }
    }

    /** What the table's metadata says after the commit. */
    public TableShape shape() {
        return TableMetadata.shape(transaction.metadata());
    }

    /** Writes rows to files; rows with a {@link #CHANGE_TYPE} go to change-data files. */
    public StagedFiles write(Dataset<Row> rows) {
        List<AddFile> data = StagingDeltaDataSource.write(rows, transaction).stream()
                .filter(AddFile.class::isInstance)
                .map(AddFile.class::cast)
                .toList();
        StagedFiles staged =
                new StagedFiles(new FileSet(data), transaction.lastWrite().changeDataFiles());
        erase(new FileSet(transaction.lastWrite().dataFiles()).without(staged.data()));
        return staged;
    }

    /** The rows of files, staged or committed, as the table would show them after the commit. */
    public Dataset<Row> rows(FileSet files) {
        return Descriptor.of(transaction).rows(files);
    }

    /** The change rows of a write, with their {@link #CHANGE_TYPE}. */
    public Dataset<Row> changes(StagedFiles staged) {
        StructType schema = transaction.metadata().schema().add(CHANGE_TYPE, DataTypes.StringType);
        return Descriptor.of(transaction).withSchema(schema).rows(staged.changesAsData());
    }

    /** Makes a new version of the table and returns it. */
    public long commit(StagedFiles staged, CommitRequest request) throws CommitFailure {
        transaction.noteOnCommit(request.userMetadata());
        try {
            return transaction.commit(seq(actions(staged, request)), Operations.of(request.operation()));
        } catch (ConcurrentModificationException e) {
            return versionMade(CommitFailure.Kind.OVERTAKEN, e);
        } catch (Exception e) {
            // Scala throws checked exceptions without saying so.
            mayHaveLeftLog = true;
            return versionMade(CommitFailure.Kind.NOT_WRITTEN, e);
        }
    }

    /** Deletes staged files, and the folder of a table that was to be created when nothing else is in it. */
    public void discard(StagedFiles staged) {
        eraser().erase(staged.actions().map(FileAction::path).toList());
        discardFolder();
    }

    /** Deletes the folder of a table that was to be created when nothing is in it. */
    public void discardFolder() {
        if (table.version() >= 0) {
            return;
        }
        if (mayHaveLeftLog) {
            eraser().eraseLogWithoutFiles();
        }
        eraser().eraseTableWithoutFiles();
    }

    /**
     * A commit can fail after its version is there: in what follows it, or because a store tried twice and met its own
     * first try. Files that belong to a version must not be taken for discarded.
     */
    private long versionMade(CommitFailure.Kind otherwise, Exception cause) throws CommitFailure {
        OptionalLong version;
        try {
            version = new CommitLog(transaction.deltaLog()).versionOf(transaction.txnId(), table.version());
        } catch (Exception e) {
            cause.addSuppressed(e);
            throw new CommitFailure(CommitFailure.Kind.UNKNOWN, cause);
        }
        return version.orElseThrow(() -> new CommitFailure(otherwise, cause));
    }

    private static List<Action> actions(StagedFiles staged, CommitRequest request) {
        long now = System.currentTimeMillis();
        List<Action> actions = new ArrayList<>(staged.actions().toList());
        request.removed().files().forEach(file -> actions.add(file.removeWithTimestamp(now, true)));
        request.marks()
                .forEach((id, version) -> actions.add(new SetTransaction(id, version, ScalaCollections.some(now))));
        return actions;
    }

    private void erase(FileSet files) {
        eraser().erase(List.copyOf(files.paths()));
    }

    private FileEraser eraser() {
        Configuration configuration = transaction.deltaLog().newDeltaHadoopConf();
        return new FileEraser(transaction.deltaLog().dataPath().toString(), configuration);
    }
}
