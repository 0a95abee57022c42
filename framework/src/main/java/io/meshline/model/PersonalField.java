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
                .flatMap(column -> column.column().personal().stream()
                        .flatMap(data ->
                                column.paths().map(path -> new PersonalField(fromDocument(path, structure), data))))
                .distinct()
                .toList();
    }

    /** A path into the element of an exploded array, as the path from the document that it is. */
    private static String fromDocument(String path, Structure structure) {
        Optional<JsonPath> ofElement = JsonPath.parse(path).filter(known -> known.root() == JsonPath.Root.ELEMENT);
        return ofElement
                .flatMap(element -> structure
                        .explode()
                        .map(array -> Stream.of(array, element)
                                .flatMap(part -> part.steps().stream())
                                .toList()))
                .map(steps -> new JsonPath(JsonPath.Root.DOCUMENT, steps).text())
                .orElse(path);
    }

    /** The path, where the place is a field of a JSON document. */
    public Optional<FieldPath> path() {
        return FieldPath.parse(place);
    }

    /** Whether another place is the same one: neither columns nor fields are told apart by their case. */
    public boolean isAt(String other) {
        return path().isPresent() ? path().equals(FieldPath.parse(other)) : place.equalsIgnoreCase(other);
    }

    /** Whether one of two places is the other or lies within it. */
    public boolean overlaps(PersonalField other) {
        return isAt(other.place)
                || path().flatMap(mine -> other.path().filter(its -> mine.leadsTo(its) || its.leadsTo(mine)))
                        .isPresent();
    }
}
