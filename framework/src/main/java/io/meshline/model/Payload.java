package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The JSON document that a record of a source holds, for columns that are read from paths into it.
 *
 * @param column the source's column that holds the document
 * @param explode the path of an array whose elements become rows of their own, such as {@code $.items}
 * @param unknownFields what happens to fields that no column reads; empty where nobody looks for them
 * @param knownFields fields that no column reads and that are known all the same, as dotted names
 * @param origin where the dataset says so
 */
public record Payload(
        String column,
        Optional<String> explode,
        Optional<UnknownFields> unknownFields,
        List<String> knownFields,
        Origin origin) {
    public Payload {
        requireNonNull(column, "column");
        requireNonNull(explode, "explode");
        requireNonNull(unknownFields, "unknownFields");
        knownFields = List.copyOf(knownFields);
        requireNonNull(origin, "origin");
    }

    /** A document in the column in which raw tables keep it. */
    public static Payload plain(Origin origin) {
        return new Payload(FileFormat.Json.PAYLOAD, Optional.empty(), Optional.empty(), List.of(), origin);
    }

    /** Whether unknown fields are kept in a column of their own. */
    public boolean rescues() {
        return unknownFields.filter(UnknownFields.RESCUE::equals).isPresent();
    }
}
