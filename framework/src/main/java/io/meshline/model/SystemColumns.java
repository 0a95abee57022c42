package io.meshline.model;

import java.util.List;

/**
 * The columns that Meshline adds to the declared ones. Names with a leading underscore are for tools; the others are
 * part of what readers see.
 */
public final class SystemColumns {
    /** Raw: the file that the record came from, as a full path (string). */
    public static final String SOURCE_FILE = "_source_file";
    /** Raw: when the record was taken in (timestamp, UTC). */
    public static final String INGESTED_AT = "_ingested_at";
    /** Raw: the run that took the record in (string). */
    public static final String RUN_ID = "_run_id";
    /** Entities: from when the state held (type of the sequence column). */
    public static final String VALID_FROM = "valid_from";
    /** Entities: the next state's {@link #VALID_FROM}; null for the last state (type of the sequence column). */
    public static final String VALID_TO = "valid_to";
    /** Entities: whether this is the state of the object as it is now (boolean); partitions the table. */
    public static final String IS_CURRENT = "is_current";
    /** Entities that can cease to be: whether the state is that the object is gone (boolean); partitions the table. */
    public static final String IS_DELETED = "is_deleted";
    /** Entities: when the state was last confirmed by a record (type of the sequence column). */
    public static final String LAST_SEEN = "_last_seen";

    /** What raw tables carry behind the declared columns. */
    public static final List<String> OF_RAW = List.of(SOURCE_FILE, INGESTED_AT, RUN_ID);
    /** What entity tables may carry behind the declared columns. */
    public static final List<String> OF_ENTITIES = List.of(VALID_FROM, VALID_TO, IS_CURRENT, IS_DELETED, LAST_SEEN);

    private SystemColumns() {}
}
