package io.meshline.clean;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is kept of the states of objects, as a pure function of the set of their observations: neither the order in which
 * these arrive nor how they are cut into batches is of any matter.
 *
 * <p>An observation says which attributes an object had at one point of its sequence, or that it was gone. Of several
 * observations of an object at the same point one counts: the one that is greatest in the further sequence columns; then
 * one that the object is gone; then the one with the greatest attributes, compared column by column in declared order,
 * null below everything.
 *
 * <p>Observations may be recorded, or <em>inferred</em> from records that are missing; these count for the states, and
 * not as records.
 */
public sealed interface States permits History, Latest {
    /** What the row of a write is: null for a row of the table, else the kind of change, in Delta's words. */
    String CHANGE_TYPE = "_change_type";

    /** The columns of observations. */
    Tracking tracking();

    /**
     * Conditions on stored rows, each of which partitions of the table or statistics of its files can decide; the row of
     * an object that a later observation continues or replaces holds exactly one of them.
     */
    List<Column> open();

    /**
     * The keys with an observation that the open rows alone cannot place.
     *
     * @param open the open rows of the batch's keys; others among them are passed over
     * @param observations the batch
     * @return the key columns, each key once
     */
    Dataset<Row> late(Dataset<Row> open, Dataset<Row> observations);

    /**
     * Merges a batch into what is stored.
     *
     * @param stored the open rows of the batch's keys, and all rows of the keys that {@link #late} names
     * @param observations the batch
     * @param inferred observations that are no records; each lies behind everything that is stored of its object
     * @return moments: an intermediate form to count with {@link #counters}, and to read with {@link #rows} and
     *     {@link #conflicts}
     */
    Dataset<Row> merge(Dataset<Row> stored, Dataset<Row> observations, Dataset<Row> inferred);

    /**
     * Computes the rows of some keys from all of their observations, and the changes against what is stored.
     *
     * @param stored all stored rows of these keys
     * @param others all observations of these keys that are not of the batch, recorded or inferred; those of the batch do
     *     no harm
     * @param observations those of the batch, which alone are counted
     * @return moments, as from {@link #merge}, without conflicts
     */
    Dataset<Row> rebuild(Dataset<Row> stored, Dataset<Row> others, Dataset<Row> observations);

    /**
     * What moments count, as aggregates. Each record of the batch is exactly one of {@code written}, {@code updated},
     * {@code unchanged} and {@code duplicate}; {@code observations} is their sum. {@code conflicts} counts the points at
     * which the merge is not exact.
     */
    List<Column> counters();

    /** The keys of the conflicts among some moments, each key once. Computes the moments anew. */
    Dataset<Row> conflicts(Dataset<Row> moments);

    /**
     * What is to be written of some moments: the rows of the table with a null {@link #CHANGE_TYPE}, and the changes. A
     * row that is new is an {@code insert}, one that is gone a {@code delete}, one with other values an
     * {@code update_preimage} and an {@code update_postimage}; one that stays as it was is no change.
     */
    Dataset<Row> rows(Dataset<Row> moments);

    /**
     * The rows of some keys. Where {@code keys} is broadcast, the others are passed over where they lie and not shuffled.
     *
     * @param keys the key columns
     */
    default Dataset<Row> touched(Dataset<Row> rows, Dataset<Row> keys) {
        return rows.join(keys, tracking().key().toArray(String[]::new), "left_semi");
    }

    /** The rows of all other keys; as for {@link #touched}. */
    default Dataset<Row> untouched(Dataset<Row> rows, Dataset<Row> keys) {
        return rows.join(keys, tracking().key().toArray(String[]::new), "left_anti");
    }
}
