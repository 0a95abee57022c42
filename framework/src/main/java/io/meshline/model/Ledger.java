package io.meshline.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The row accounting of one job run, in records of the job's input; for an aggregate, in rows of its query's result.
 *
 * @param read records handed to the job; where rows of an interval are computed anew, each of them is one
 * @param exploded rows that records gave beyond their first one, such as the elements of an array
 * @param written records that became a new row: an appended fact, the first state of an object, a row of a result
 * @param updated records that became a further state of an object that was there, or a row of an interval in the
 *     place of another
 * @param unchanged records that told nothing new of an object, or gave a row of an interval that was there
 * @param duplicate records that another record stands for
 * @param filtered records that the filter leaves out, or that gave no row
 * @param quarantined records that went to quarantine
 * @param changed how many values were changed for being outliers, by column; no part of the balance
 */
public record Ledger(
        long read,
        long exploded,
        long written,
        long updated,
        long unchanged,
        long duplicate,
        long filtered,
        long quarantined,
        Map<String, Long> changed) {
    /** A ledger of nothing. */
    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0, 0);

    public Ledger {
        changed = Map.copyOf(changed);
    }

    /** The ledger of a job whose records give one row at most, and whose values stay as they are. */
    public Ledger(
            long read, long written, long updated, long unchanged, long duplicate, long filtered, long quarantined) {
        this(read, 0, written, updated, unchanged, duplicate, filtered, quarantined, Map.of());
    }

    /** The same with rows that records gave beyond their first one. */
    public Ledger withExploded(long rows) {
        return new Ledger(read, rows, written, updated, unchanged, duplicate, filtered, quarantined, changed);
    }

    /** The same with records that were read and put aside before anything was made of them. */
    public Ledger withUnreadable(long records) {
        return new Ledger(
                read + records,
                exploded,
                written,
                updated,
                unchanged,
                duplicate,
                filtered,
                quarantined + records,
                changed);
    }

    /** The changed values by column, in the order of the names. */
    public Map<String, Long> changedByName() {
        return new TreeMap<>(changed);
    }

    /** Whether every record that was read, and every row that it gave besides, is accounted for exactly once. */
    public boolean balances() {
        return read + exploded == written + updated + unchanged + duplicate + filtered + quarantined;
    }
}
