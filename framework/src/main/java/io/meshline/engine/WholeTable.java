package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Statistics;
import io.meshline.model.TableStates;
import io.meshline.quality.RowSet;
import io.meshline.quality.TableToBe;
import java.util.Optional;

/**
 * A table that is judged as if all of its rows were written now, whatever part of them is.
 *
 * @param table the table
 */
record WholeTable(StagedTable table) implements TableToBe {
    WholeTable {
        requireNonNull(table, "table");
    }

    @Override
    public RowSet after() {
        return table.after();
    }

    @Override
    public RowSet kept() {
        return new RowSet(after().rows().limit(0), Statistics.ofRows(0));
    }

    @Override
    public Optional<RowSet> written() {
        return Optional.empty();
    }

    @Override
    public Optional<TableStates> states() {
        return Optional.empty();
    }

    @Override
    public long base() {
        return table.base();
    }
}
