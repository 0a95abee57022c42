package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.clean.RowDifference;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts rows of an interval in the place of those that a table holds. Where they are the same, no file is touched, so that
 * nobody who reads the table has to read it again.
 *
 * @param transaction the transaction on the table
 * @param range the interval
 */
record IntervalWrite(GatedTransaction transaction, TimeRange range) {
    IntervalWrite {
        requireNonNull(transaction, "transaction");
        requireNonNull(range, "range");
    }

    /**
     * Stored rows of other times in whose place rows of the batch come.
     *
     * @param files the files that hold them
     * @param spared leaves the others of some rows
     */
    record Beaten(FileSet files, UnaryOperator<Dataset<Row>> spared) {
        static final Beaten NONE = new Beaten(FileSet.NONE, rows -> rows);
    }

    /**
     * What came of it.
     *
     * @param staged what is to be committed
     * @param difference how the rows of the interval differ from those that were there
     * @param outside how many rows of the batch are of other times
     */
    record Outcome(StagedWrite staged, RowDifference difference, long outside) {
        /** Rows of the interval in the place of others. */
        long updated() {
            return Math.min(difference.added(), difference.gone());
        }

        /** Rows that were not there, of whatever time. */
        long written() {
            return outside + difference.added() - updated();
        }

        /** What a reader of the run should know. */
        List<String> warnings(TimeRange range) {
            long gone = difference.gone() - updated();
            return gone == 0
                    ? List.of()
                    : List.of(String.format(
                            Locale.ROOT,
                            "%,d %s of %s gone: nothing in the input gives %s any more",
                            gone,
                            gone == 1 ? "row" : "rows",
                            range.interval().words() + (gone == 1 ? " is" : " are"),
                            gone == 1 ? "it" : "them"));
        }
    }

    /**
     * Stages a batch.
     *
     * @param batch staged rows: all that the interval is to have, and rows of other times that are new
     * @param beaten what does not stay besides
     */
    Outcome replace(StagedWrite batch, Beaten beaten) {
        FileSet possible = transaction.files(range.holds());
        Dataset<Row> stored = transaction.rows(possible).where(range.holds());
        RowDifference difference =
                RowDifference.of(stored.drop(DeltaTable.FILE), batch.rows().where(range.holds()));
        long outside = batch.countRows() - difference.same() - difference.added();
        StagedWrite staged = difference.isNone() && beaten.files().isEmpty()
                ? others(batch, difference)
                : inPlaceOf(possible.holding(stored), batch, beaten);
        return new Outcome(staged, difference, outside);
    }

    private StagedWrite others(StagedWrite batch, RowDifference difference) {
        return difference.same() == 0 ? batch : batch.restage(batch.rows().where(range.leavesOut()));
    }

    private StagedWrite inPlaceOf(FileSet touched, StagedWrite batch, Beaten beaten) {
        FileSet replaced = touched.and(beaten.files().without(touched));
        if (replaced.isEmpty()) {
            return batch;
        }
        Dataset<Row> others = transaction.rows(replaced).drop(DeltaTable.FILE).where(range.leavesOut());
        return transaction.stageInPlaceOf(replaced, batch, beaten.spared().apply(others));
    }
}
