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
     * Stages the histories of the batch's objects together with what the table knows of them.
     *
     * @param source all records of the input, read only for objects that the table alone cannot place a late record of
     */
    StagedWrite into(Supplier<Dataset<Row>> source) {
        Dataset<Row> keys = batch.select(keyColumns()).distinct();
        FileSet current = holding(keys, transaction.files(IS_CURRENT));
        Dataset<Row> late = history.late(rows(current), batch);
        FileSet touched = late.isEmpty() ? current : current.and(holding(late, pastFiles()));
        Dataset<Row> moments = history.merge(only(keys, touched), batch);
        StagedWrite staged = stage(moments, keys, touched);
        if (counted.get("conflicts") == 0) {
            return staged;
        }
        staged.discard();
        return replayed(history.conflicts(moments), source.get(), touched);
    }

    /** Stages the merge with the histories of some objects computed from all of their records. */
    private StagedWrite replayed(Dataset<Row> conflicts, Dataset<Row> source, FileSet touched) {
        Dataset<Row> keys = batch.select(keyColumns()).distinct();
        Dataset<Row> unclear = conflicts.persist();
        try {
            FileSet all = touched.and(holding(unclear, pastFiles().without(touched)));
            Dataset<Row> versions = only(keys, all);
            Dataset<Row> clear = history.merge(without(unclear, versions), without(unclear, batch));
            Dataset<Row> rebuilt =
                    history.rebuild(with(unclear, versions), with(unclear, source), with(unclear, batch));
            return stage(clear.unionByName(rebuilt), keys, all);
        } finally {
            unclear.unpersist();
        }
    }

    private StagedWrite stage(Dataset<Row> moments, Dataset<Row> keys, FileSet touched) {
        Counters counters = new Counters();
        Dataset<Row> merged = history.rows(counters.observe(moments, History.counters()));
        Dataset<Row> others = without(keys, rows(touched));
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
        List<String> names = with(keys, transaction.rows(files))
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
        return with(keys, rows(files));
    }

    private Dataset<Row> with(Dataset<Row> keys, Dataset<Row> rows) {
        return joined(rows, keys, "left_semi");
    }

    private Dataset<Row> without(Dataset<Row> keys, Dataset<Row> rows) {
        return joined(rows, keys, "left_anti");
    }

    private Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> keys, String kind) {
        return rows.join(keys, history.key().toArray(String[]::new), kind);
    }

    private Column[] keyColumns() {
        return history.key().stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
