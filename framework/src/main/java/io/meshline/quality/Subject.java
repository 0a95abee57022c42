package io.meshline.quality;

/** What a rule says of the values of a single column. */
public enum Subject {
    /** How many rows are not null. */
    COMPLETENESS,
    /** How often values occur. */
    UNIQUENESS,
    /** How small they may be. */
    LOWER_BOUND,
    /** Which ones there may be, by a list or a pattern. */
    SET,
    /** How long they may be. */
    LENGTH,
    /** What they can be read as. */
    TYPE
}
