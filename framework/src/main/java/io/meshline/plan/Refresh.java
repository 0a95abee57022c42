package io.meshline.plan;

/** How much of its input a job is to read. */
public enum Refresh {
    /** What is new since the last run. */
    INCREMENTAL,
    /** Everything, except into raw tables, which are never rebuilt. */
    FULL
}
