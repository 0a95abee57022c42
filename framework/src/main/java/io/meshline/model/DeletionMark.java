package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * By what a record is known that tells of an object that it is gone, and tells no more of it.
 *
 * @param when the condition, an expression over the source's columns
 * @param kept the columns that such a record must have all the same: those that name the object and order its states
 */
public record DeletionMark(SqlText when, List<String> kept) {
    public DeletionMark {
        requireNonNull(when, "when");
        kept = List.copyOf(kept);
    }
}
