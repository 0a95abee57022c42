package io.meshline.plan;

import java.util.Locale;

/** What a job does to its table. */
public enum Action {
    /** Nothing: there is nothing new to read and the definition is unchanged. */
    UP_TO_DATE,
    /** Adds rows to those that are there. */
    APPEND,
    /** Puts the whole result in the place of the rows that are there. */
    OVERWRITE,
    /** Brings the changed objects' states in. */
    MERGE,
    /** Adds rows, and computes those of an interval of time anew. */
    INTERVAL,
    /** Puts the open records of quarantine through the definition once more; those that pass become rows. */
    REPLAY,
    /** Computes all rows anew from the whole input. */
    REBUILD;

    /** The words for it in plans, tables and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether all records that were put aside before are dealt with by it: taken in, or put aside again. */
    public boolean settlesQuarantine() {
        return this == OVERWRITE || this == REBUILD || this == REPLAY;
    }

    /** Whether the table has another version afterwards. */
    public boolean changes() {
        return this != UP_TO_DATE;
    }
}
