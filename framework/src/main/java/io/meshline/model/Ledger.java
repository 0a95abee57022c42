package io.meshline.model;

/**
 * The row accounting of one job run, in records of the job's input; for an aggregate, in rows of its query's result.
 *
 * @param read records handed to the job
 * @param exploded rows that records gave beyond their first one, such as the elements of an array
 * @param written records that became a new row: an appended fact, the first state of an object, a row of a result
 * @param updated records that became a further state of an object that was there
 * @param unchanged records that told nothing new of an object
 * @param duplicate records that another record stands for
 * @param filtered records that the filter leaves out
 * @param quarantined records that went to quarantine
 */
public record Ledger(
        long read,
        long exploded,
        long written,
        long updated,
        long unchanged,
        long duplicate,
        long filtered,
        long quarantined) {
    /** A ledger of nothing. */
    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0, 0);

    /** The ledger of a job whose records give one row at most. */
    public Ledger(
            long read, long written, long updated, long unchanged, long duplicate, long filtered, long quarantined) {
        this(read, 0, written, updated, unchanged, duplicate, filtered, quarantined);
    }

    /** The same with rows that records gave beyond their first one. */
    public Ledger withExploded(long rows) {
        return new Ledger(read, rows, written, updated, unchanged, duplicate, filtered, quarantined);
    }

    /** Whether every record that was read, and every row that it gave besides, is accounted for exactly once. */
    public boolean balances() {
        return read + exploded == written + updated + unchanged + duplicate + filtered + quarantined;
    }
}
