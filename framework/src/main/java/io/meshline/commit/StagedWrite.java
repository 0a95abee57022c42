package io.meshline.commit;

import io.meshline.delta.CommitRequest;
import io.meshline.delta.CommitRequest.Operation;
import io.meshline.delta.FileSet;
import io.meshline.delta.StagedFiles;
import io.meshline.delta.TableTransaction;
import io.meshline.model.ColumnBounds;
import io.meshline.model.Statistics;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Rows that are written and not yet part of the table. What it shows of them is what a gate judges. */
public final class StagedWrite {
    private final GatedTransaction gate;
    private final StagedFiles files;
    private final StagedFiles rewritten;
    private final FileSet replaced;
    private final boolean merge;

    StagedWrite(GatedTransaction gate, StagedFiles files, FileSet replaced, boolean merge) {
        this(gate, files, StagedFiles.NONE, replaced, merge);
    }

    private StagedWrite(
            GatedTransaction gate, StagedFiles files, StagedFiles rewritten, FileSet replaced, boolean merge) {
        this.gate = gate;
        this.files = files;
        this.rewritten = rewritten;
        this.replaced = replaced;
        this.merge = merge;
    }

    /**
     * The same write in the place of some files of the table.
     *
     * @param others the rows of these files that stay, written anew beside its own
     */
    StagedWrite with(StagedFiles others, FileSet inPlaceOf) {
        return new StagedWrite(gate, files, others, inPlaceOf, merge);
    }

    /**
     * The rows that this write adds, read from its files; of a merge, where unchanged rows of rewritten files are among
     * them, the rows that are new or changed.
     */
    public Dataset<Row> rows() {
        if (!merge) {
            return transaction().rows(judged(files.data()));
        }
        Dataset<Row> changes = transaction().changes(files);
        Dataset<Row> added = changes.filter(
                        changes.col(TableTransaction.CHANGE_TYPE).isin("insert", "update_postimage"))
                .drop(TableTransaction.CHANGE_TYPE);
        return gate.unjudged()
                .map(column -> added.filter(functions.not(added.col(column))))
                .orElse(added);
    }

    /** What is known of {@link #rows} without reading them; of a merge nothing, whose change files tell nothing. */
    public Statistics statistics() {
        return merge ? Statistics.NOTHING : known(judged(files.data()));
    }

    /** Between what the values of a column of {@link #rows} lie, where that is known without reading them. */
    public Optional<ColumnBounds> bounds(String column) {
        return merge ? Optional.empty() : files.data().bounds(column);
    }

    /** The number of {@link #rows}; read from the files only where their statistics are silent. */
    public long countRows() {
        return statistics().rows().orElseGet(() -> rows().count());
    }

    /** Whether {@link #rows} are all that the commit adds to the table. */
    public boolean addsRowsOnly() {
        return !merge;
    }

    /** The rows of the table that the commit keeps, where they are or in files that it writes anew. */
    public TablePart kept() {
        return part(keptFiles());
    }

    /** The rows in the files that the commit adds; of a merge also the unchanged rows of rewritten files. */
    public TablePart written() {
        return part(files.data());
    }

    /** The rows of the table as it would stand after the commit. */
    public TablePart tableAfter() {
        return part(keptFiles().and(files.data()));
    }

    /** Whether the commit takes no row away. */
    public boolean keepsAll() {
        return replaced.isEmpty();
    }

    /** The number of rows in the files that the commit adds, where their statistics say. */
    public OptionalLong rowsAdded() {
        return files.data().and(rewritten.data()).rows();
    }

    /** The number of rows in the files that the commit removes, where their statistics say. */
    public OptionalLong rowsRemoved() {
        return replaced.rows();
    }

    /** Stages {@code rows}, which may be made of {@link #rows}, and deletes what was staged. */
    public StagedWrite restage(Dataset<Row> rows) {
        return gate.stage(rows, replaced);
    }

    /**
     * Makes the rows a new version of the table, all or nothing.
     *
     * @return the version
     */
    public long commit(Commit commit) {
        return gate.commit(this, new CommitRequest(operation(), replaced, commit.marks(), commit.userMetadata()));
    }

    /** Deletes what was staged. */
    public void discard() {
        gate.discard(this);
    }

    StagedFiles files() {
        return files.and(rewritten);
    }

    private Operation operation() {
        if (merge) {
            return Operation.MERGE;
        }
        return replaced.isEmpty() ? Operation.APPEND : Operation.OVERWRITE;
    }

    private FileSet keptFiles() {
        return transaction().table().files().without(replaced).and(rewritten.data());
    }

    private TablePart part(FileSet files) {
        FileSet part = judged(files);
        return new TablePart(transaction().rows(part), known(part));
    }

    private FileSet judged(FileSet files) {
        return gate.unjudged()
                .map(column -> files.without(files.inPartition(column, "true")))
                .orElse(files);
    }

    private Statistics known(FileSet part) {
        return part.statistics(transaction().shape().schema());
    }

    private TableTransaction transaction() {
        return gate.transaction();
    }
}
