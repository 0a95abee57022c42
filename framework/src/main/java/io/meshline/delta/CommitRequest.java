package io.meshline.delta;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What is committed together with staged files.
 *
 * @param operation what the history of the table calls the commit
 * @param removed the files that the staged ones replace
 * @param marks the numbers to commit, by name
 * @param userMetadata the note that stands in the commit
 */
public record CommitRequest(Operation operation, FileSet removed, Map<String, Long> marks, String userMetadata) {
    /** The operations of a table's history. */
    public enum Operation {
        /** Rows are added. */
        APPEND,
        /** Rows are replaced, file by file or all at once. */
        OVERWRITE,
        /** Rows are added, changed and taken away, and told one by one in the change feed. */
        MERGE
    }

    public CommitRequest {
        requireNonNull(operation, "operation");
        requireNonNull(removed, "removed");
        marks = Map.copyOf(marks);
        requireNonNull(userMetadata, "userMetadata");
    }
}
