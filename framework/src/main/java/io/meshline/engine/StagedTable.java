package io.meshline.engine;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.commit.TablePart;
import io.meshline.delta.CommitNote;
import io.meshline.model.ColumnBounds;
import io.meshline.model.TableStates;
import io.meshline.quality.RowSet;
import io.meshline.quality.TableToBe;
import io.meshline.report.JobRunJson;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table as a staged write would leave it. */
final class StagedTable implements TableToBe {
    private final GatedTransaction transaction;
    private final StagedWrite staged;

    StagedTable(GatedTransaction transaction, StagedWrite staged) {
        this.transaction = transaction;
        this.staged = staged;
    }

    @Override
    public RowSet after() {
        return rows(staged.tableAfter());
    }

    @Override
    public RowSet kept() {
        return rows(staged.kept());
    }

    @Override
    public Optional<RowSet> written() {
        return staged.addsRowsOnly() ? Optional.empty() : Optional.of(rows(staged.written()));
    }

    /** The states in the last batch's commit hold where nobody else changed rows, before that commit or after it. */
    @Override
    public Optional<TableStates> states() {
        return staged.keepsAll() ? statesBefore() : Optional.empty();
    }

    /** What the table came to before the batch, where nobody else changed it since. */
    Optional<TableStates> statesBefore() {
        return transaction.lastNote().flatMap(this::states);
    }

    /** The rows that the batch adds or changes. */
    Dataset<Row> changed() {
        return staged.rows();
    }

    /** Between what the values of a column of {@link #changed} lie, where that is known without reading them. */
    Optional<ColumnBounds> bounds(String column) {
        return staged.bounds(column);
    }

    /** Whether no row is taken away. */
    boolean keepsAll() {
        return staged.keepsAll();
    }

    /** Whether the table is made by the batch. */
    boolean isAnew() {
        return transaction.isNewTable();
    }

    @Override
    public long base() {
        return transaction.version();
    }

    private Optional<TableStates> states(CommitNote note) {
        return note.userMetadata()
                .flatMap(json -> JobRunJson.read(json, note.version()))
                .flatMap(run -> run.audit().states())
                .filter(states -> transaction.isUnchanged(states.base(), note.version() - 1)
                        && transaction.isUnchanged(note.version(), base()));
    }

    private static RowSet rows(TablePart part) {
        return new RowSet(part.rows(), part.known());
    }
}
