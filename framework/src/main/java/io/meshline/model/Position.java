package io.meshline.model;

import static java.util.Objects.requireNonNull;

/**
 * How far a job has read one of its inputs. It is committed with the data as a Delta transaction identifier.
 *
 * @param input what is read, such as the address of a dataset
 * @param identity which incarnation of it, such as a Delta table's id; a re-created input has another
 * @param version the last version read
 */
public record Position(String input, String identity, long version) {
    public Position {
        requireNonNull(input, "input");
        requireNonNull(identity, "identity");
    }
}
