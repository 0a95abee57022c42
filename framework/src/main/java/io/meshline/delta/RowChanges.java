package io.meshline.delta;

import static java.util.Objects.requireNonNull;

/**
 * What the commits of some versions did to a table's rows. Commits that only rearrange files count for nothing.
 *
 * @param kind how far the rows before are still there
 * @param added the files that hold the added rows; none unless rows were only added
 */
public record RowChanges(Kind kind, FileSet added) {
    /** The ways in which rows change. */
    public enum Kind {
        /** No row changed. */
        NONE,
        /** Rows were added, and none was taken away. */
        ADDED,
        /** Rows were taken away or replaced. */
        REMOVED,
        /** A commit is no longer in the log. */
        LOG_CUT,
        /** The files that held the added rows were compacted and then deleted. */
        FILES_GONE
    }

    public RowChanges {
        requireNonNull(kind, "kind");
        requireNonNull(added, "added");
    }

    static RowChanges without(Kind kind) {
        return new RowChanges(kind, FileSet.NONE);
    }
}
