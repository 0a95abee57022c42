package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place of a source's records that holds personal data.
 *
 * @param place the name of a column, or the path of a field in a JSON document, such as {@code $.customer.email}
 * @param data what it holds, and what becomes of it
 */
public record PersonalField(String place, PersonalData data) {
    public PersonalField {
        requireNonNull(place, "place");
        requireNonNull(data, "data");
    }

    /** The marked columns of files and the marked fields of their documents. */
    static List<PersonalField> of(List<Column> columns, List<PersonalField> paths) {
        Stream<PersonalField> marked = columns.stream()
                .flatMap(column -> column.personal().map(data -> new PersonalField(column.name(), data)).stream());
        return Stream.concat(marked, paths.stream()).toList();
    }

    /** The places of a source that marked columns are read from. */
    static List<PersonalField> of(Structure structure) {
        return structure.columns().stream()
                .filter(column -> column.derivation() instanceof Derivation.FromSource)
                .flatMap(column -> column.column().personal().stream()
                        .flatMap(data -> ((Derivation.FromSource) column.derivation())
                                .paths().stream().map(path -> new PersonalField(path, data))))
                .distinct()
                .toList();
    }

    /** The path, where the place is a field of a JSON document. */
    public Optional<FieldPath> path() {
        return FieldPath.parse(place);
    }

    /** Whether another place is the same one: neither columns nor fields are told apart by their case. */
    public boolean isAt(String other) {
        return path().isPresent() ? path().equals(FieldPath.parse(other)) : place.equalsIgnoreCase(other);
    }
}
