package io.meshline.error;

/**
 * The stable, readable name of a kind of error. Codes stand in {@code platform.runs}, in JSON output and in
 * {@code docs/errors.md}; they are never renamed.
 */
public enum ErrorCode {
    /** The command line is not of the command's form. */
    USAGE(Category.CONFIG),
    /** A value, key or reference of the configuration is wrong. */
    INVALID_CONFIG(Category.CONFIG),
    /** A configuration or SQL file cannot be read. */
    UNREADABLE_FILE(Category.CONFIG),
    /** A secret is referred to but not there. */
    MISSING_SECRET(Category.CONFIG),
    /** A SQL text does not parse. */
    INVALID_SQL(Category.CONFIG),
    /** A SQL text names a column, function or type that does not fit the declared schemas. */
    UNRESOLVED_SQL(Category.CONFIG),
    /** A quality rule does not parse, or cannot be evaluated. */
    INVALID_RULE(Category.CONFIG),
    /** Jobs depend on each other in a circle. */
    CYCLE(Category.CONFIG),
    /** A transformation class cannot be used, or threw. */
    INVALID_TRANSFORMATION(Category.CONFIG),
    /** The table's schema and the declared one cannot be brought together. */
    INCOMPATIBLE_SCHEMA(Category.CONFIG),
    /** What was written for a scheduler is not what the configuration gives. */
    STALE_MANIFEST(Category.CONFIG),
    /** A quality gate refused the batch. */
    GATE_REFUSED(Category.DATA),
    /** A source cannot be listed or read. */
    UNREADABLE_SOURCE(Category.EXTERNAL),
    /** Another run of the same job committed first. */
    CONCURRENT_RUN(Category.EXTERNAL),
    /** Storage or the engine failed while a table was read or written. */
    WRITE_FAILED(Category.EXTERNAL),
    /** An input of this job failed in the same run. */
    UPSTREAM_FAILED(Category.EXTERNAL),
    /** The rows of a run do not add up. */
    LEDGER_UNBALANCED(Category.INTERNAL),
    /** Anything that should not happen. */
    INTERNAL(Category.INTERNAL);

    private final Category category;

    ErrorCode(Category category) {
        this.category = category;
    }

    /** Who can mend an error of this code. */
    public Category category() {
        return category;
    }
}
