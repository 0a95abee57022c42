package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.meshline.clean.States;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.model.SystemColumns;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The merge of a batch into the states of a table. Only files that hold an object of the batch are written anew: files of
 * open states, and files of past ones only for objects whose past a late record changes.
 */
final class Merge {
    private final GatedTransaction transaction;
    private final States states;
    private Map<String, Long> counted;

    Merge(GatedTransaction transaction, States states) {
        this.transaction = transaction;
        this.states = states;
    }

    /** What the batch's records came to, by the names of {@link States#counters}; known once the merge is staged. */
    Map<String, Long> counted() {
        return counted;
    }

    /** Stages the states that the batch alone tells, in the place of all that the table holds. */
    StagedWrite anew(Dataset<Row> batch, Dataset<Row> inferred) {
        Dataset<Row> moments = states.merge(transaction.table().limit(0), batch, inferred);
        Counters counters = new Counters();
        Dataset<Row> rows = states.rows(counters.observe(moments, states.counters()));
        Dataset<Row> current = rows.filter(col(States.CHANGE_TYPE).isNull()).drop(States.CHANGE_TYPE);
        StagedWrite staged = transaction.stage(current, transaction.files());
        counted = counters.counted();
        return staged;
    }

    /**
     * Stages the states of the batch's objects together with what the table knows of them. The batch and its keys are kept
     * meanwhile: looking for the files that hold the objects would read the input again.
     *
     * @param source all records of the input, read only for objects that the table alone cannot place a late record of
     */
    StagedWrite into(Dataset<Row> batch, Supplier<Dataset<Row>> source) {
        StorageLevel level = StorageLevel.MEMORY_AND_DISK();
        batch.persist(level);
        Dataset<Row> keys = keys(batch).persist(level);
        try {
            // The one pass over the input.
            keys.count();
            return into(batch, keys, source);
        } finally {
            keys.unpersist();
            batch.unpersist();
        }
    }

    /**
     * Stages the states of all objects that are there together with a batch that comes after everything that the table
     * knows.
     *
     * @param batch the records, which are cheap to read
     * @param inferred what else was observed of the objects that are there
     */
    StagedWrite behind(Dataset<Row> batch, Dataset<Row> inferred) {
        FileSet current = transaction.files(col(SystemColumns.IS_CURRENT));
        Dataset<Row> told = keys(batch);
        FileSet gone = holding(told, open().without(current));
        Dataset<Row> stored = rows(current).unionByName(only(told, gone));
        return stage(states.merge(stored, batch, inferred), others(told, gone), current.and(gone));
    }

    /**
     * Stages the states of all objects, computed from all of their observations.
     *
     * @param batch the records that are counted
     * @param others all observations, recorded or inferred; with those of the batch or without
     */
    StagedWrite afresh(Dataset<Row> batch, Dataset<Row> others) {
        FileSet all = transaction.files();
        return stage(states.rebuild(rows(all), others, batch), rows(all).limit(0), all);
    }

    /** The open rows of all objects. */
    Dataset<Row> openRows() {
        return rows(open());
    }

    /** How things stand now with the objects that are there. */
    Dataset<Row> currentRows() {
        return rows(transaction.files(col(SystemColumns.IS_CURRENT)));
    }

    private StagedWrite into(Dataset<Row> batch, Dataset<Row> keys, Supplier<Dataset<Row>> source) {
        FileSet open = holding(keys, open());
        FileSet touched = open.and(holdingLate(open, batch));
        Dataset<Row> moments = states.merge(only(keys, touched), batch, batch.limit(0));
        StagedWrite staged = stage(moments, others(keys, touched), touched);
        if (counted.get("conflicts") == 0) {
            return staged;
        }
        staged.discard();
        Dataset<Row> conflicts = states.conflicts(moments).persist();
        try {
            FileSet all = touched.and(holding(conflicts, past().without(touched)));
            Dataset<Row> replayed = replayed(only(keys, all), batch, conflicts, source.get());
            return stage(replayed, others(keys, all), all);
        } finally {
            conflicts.unpersist();
        }
    }

    /** The files of past states of the objects that a late record speaks of; without one, none is read. */
    private FileSet holdingLate(FileSet open, Dataset<Row> batch) {
        FileSet past = past();
        if (past.isEmpty()) {
            return past;
        }
        Dataset<Row> late = states.late(rows(open), batch);
        return late.isEmpty() ? FileSet.NONE : holding(late, past);
    }

    /** The moments of the merge, with the states of some objects computed from all of their records. */
    private Dataset<Row> replayed(Dataset<Row> stored, Dataset<Row> batch, Dataset<Row> unclear, Dataset<Row> source) {
        Dataset<Row> clear =
                states.merge(states.untouched(stored, unclear), states.untouched(batch, unclear), batch.limit(0));
        Dataset<Row> rebuilt = states.rebuild(
                states.touched(stored, unclear), states.touched(source, unclear), states.touched(batch, unclear));
        return clear.unionByName(rebuilt);
    }

    /** Stages the rows of some moments, and with them what stays of the files in whose place they come. */
    private StagedWrite stage(Dataset<Row> moments, Dataset<Row> others, FileSet replaced) {
        Counters counters = new Counters();
        Dataset<Row> merged = states.rows(counters.observe(moments, states.counters()));
        StagedWrite staged = transaction.stage(merged.unionByName(others, true), replaced);
        counted = counters.counted();
        return staged;
    }

    /** The files of rows that later observations continue or replace. */
    private FileSet open() {
        return states.open().stream().map(transaction::files).reduce(FileSet.NONE, FileSet::and);
    }

    private FileSet past() {
        return transaction.files(not(col(SystemColumns.IS_CURRENT))).without(open());
    }

    /** Those of some files that hold rows of some objects. */
    private FileSet holding(Dataset<Row> keys, FileSet files) {
        if (files.isEmpty()) {
            return files;
        }
        return files.holding(states.touched(transaction.rows(files), keys));
    }

    private Dataset<Row> rows(FileSet files) {
        return transaction.rows(files).drop(DeltaTable.FILE);
    }

    private Dataset<Row> only(Dataset<Row> keys, FileSet files) {
        return states.touched(rows(files), keys);
    }

    private Dataset<Row> others(Dataset<Row> keys, FileSet files) {
        return states.untouched(rows(files), keys);
    }

    private Dataset<Row> keys(Dataset<Row> rows) {
        Column[] names = states.tracking().key().stream().map(name -> col(name)).toArray(Column[]::new);
        return rows.select(names).distinct();
    }
}
