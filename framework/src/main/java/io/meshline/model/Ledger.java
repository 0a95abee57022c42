package io.meshline.model;

/**
 * The row accounting of one job run, in records of the job's input; for an aggregate, in rows of its query's result.
 *
 * @param read records handed to the job
 * @param written records that became a new row: an appended fact, the first state of an object, a row of a result
 * @param updated records that became a further state of an object that was there
 * @param unchanged records that told nothing new of an object
 * @param duplicate records that another record stands for
 * @param filtered records that the filter leaves out
 * @param quarantined records that went to quarantine
 */
public record Ledger(
        long read, long written, long updated, long unchanged, long duplicate, long filtered, long quarantined) {
    /** A ledger of nothing. */
    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0, 0, 0);

    /** Whether every record that was read is accounted for exactly once. */
    public boolean balances() {
        return read == written + updated + unchanged + duplicate + filtered + quarantined;
    }
}
