package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.meshline.clean.History;
import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.DeltaTable;
import io.meshline.delta.FileSet;
import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The merge of a batch into the histories of a table. Only files that hold an object of the batch are written anew:
 * files of current states, and files of past ones only for objects whose past a late record changes.
 */
final class Merge {
    private static final Column IS_CURRENT = col(SystemColumns.IS_CURRENT);

    private final GatedTransaction transaction;
    private final History history;
    private final Dataset<Row> batch;
    private Map<String, Long> counted;

    Merge(GatedTransaction transaction, History history, Dataset<Row> batch) {
        this.transaction = transaction;
        this.history = history;
        this.batch = batch;
    }

    /** What the batch's records came to, by the names of {@link History#counters}; known once the merge is staged. */
    Map<String, Long> counted() {
        return counted;
    }

    /** Stages the histories of the batch alone, in the place of all that the table holds. */
    StagedWrite anew() {
        Dataset<Row> moments = history.merge(transaction.table().limit(0), batch);
        Counters counters = new Counters();
        Dataset<Row> rows = history.rows(counters.observe(moments, History.counters()));
        Dataset<Row> versions = rows.filter(col(History.CHANGE_TYPE).isNull()).drop(History.CHANGE_TYPE);
        StagedWrite staged = transaction.stage(versions, transaction.files());
        counted = counters.counted();
        return staged;
    }

    /**
     * Stages the histories of the batch's objects together with what the table knows of them. The batch and its keys are
     * kept meanwhile: looking for the files that hold the objects would read the input again.
     *
     * @param source all records of the input, read only for objects that the table alone cannot place a late record of
     */
    StagedWrite into(Supplier<Dataset<Row>> source) {
        StorageLevel level = StorageLevel.MEMORY_AND_DISK();
        batch.persist(level);
        Dataset<Row> keys = batch.select(keyColumns()).distinct().persist(level);
        try {
            // The one pass over the input.
            keys.count();
            return into(keys, source);
        } finally {
            keys.unpersist();
            batch.unpersist();
        }
    }

    private StagedWrite into(Dataset<Row> keys, Supplier<Dataset<Row>> source) {
        FileSet current = holding(keys, transaction.files(IS_CURRENT));
        FileSet touched = current.and(holdingLate(current));
        Dataset<Row> moments = history.merge(only(keys, touched), batch);
        StagedWrite staged = stage(moments, keys, touched);
        if (counted.get("conflicts") == 0) {
            return staged;
        }
        staged.discard();
        return replayed(keys, history.conflicts(moments), source.get(), touched);
    }

    /** The files of past states of the objects that a late record speaks of; without one, none is read. */
    private FileSet holdingLate(FileSet current) {
        FileSet past = pastFiles();
        if (past.isEmpty()) {
            return past;
        }
        Dataset<Row> late = history.late(rows(current), batch);
        return late.isEmpty() ? FileSet.NONE : holding(late, past);
    }

    /** Stages the merge with the histories of some objects computed from all of their records. */
    private StagedWrite replayed(Dataset<Row> keys, Dataset<Row> conflicts, Dataset<Row> source, FileSet touched) {
        Dataset<Row> unclear = conflicts.persist();
        try {
            FileSet all = touched.and(holding(unclear, pastFiles().without(touched)));
            Dataset<Row> versions = only(keys, all);
            Dataset<Row> clear = history.merge(history.untouched(versions, unclear), history.untouched(batch, unclear));
            Dataset<Row> rebuilt = history.rebuild(
                    history.touched(versions, unclear),
                    history.touched(source, unclear),
                    history.touched(batch, unclear));
            return stage(clear.unionByName(rebuilt), keys, all);
        } finally {
            unclear.unpersist();
        }
    }

    private StagedWrite stage(Dataset<Row> moments, Dataset<Row> keys, FileSet touched) {
        Counters counters = new Counters();
        Dataset<Row> merged = history.rows(counters.observe(moments, History.counters()));
        Dataset<Row> others = history.untouched(rows(touched), keys);
        StagedWrite staged = transaction.stage(merged.unionByName(others, true), touched);
        counted = counters.counted();
        return staged;
    }

    private FileSet pastFiles() {
        return transaction.files(not(IS_CURRENT));
    }

    /** Those of some files that hold rows of some objects. */
    private FileSet holding(Dataset<Row> keys, FileSet files) {
        if (files.isEmpty()) {
            return files;
        }
        List<String> names = history.touched(transaction.rows(files), keys)
                .select(DeltaTable.FILE)
                .distinct()
                .as(Encoders.STRING())
                .collectAsList();
        return files.named(names);
    }

    private Dataset<Row> rows(FileSet files) {
        return transaction.rows(files).drop(DeltaTable.FILE);
    }

    private Dataset<Row> only(Dataset<Row> keys, FileSet files) {
        return history.touched(rows(files), keys);
    }

    private Column[] keyColumns() {
        return history.key().stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
