package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How records of a source become typed rows.
 *
 * @param filter which records of the source are meant, an expression over the source's columns; the others count as
 *     filtered
 * @param payload where records hold a JSON document and how it is read; empty where nothing is said of one
 * @param columns the columns, in the table's order, and among them what only other columns are made of
 * @param deletions which records tell that an object is gone; empty where none does
 */
public record Structure(
        Optional<SqlText> filter,
        Optional<Payload> payload,
        List<DerivedColumn> columns,
        Optional<DeletionMark> deletions) {
    public Structure {
        requireNonNull(filter, "filter");
        requireNonNull(payload, "payload");
        columns = List.copyOf(columns);
        requireNonNull(deletions, "deletions");
    }

    /** A structure of records that all become rows. */
    public Structure(Optional<SqlText> filter, Optional<Payload> payload, List<DerivedColumn> columns) {
        this(filter, payload, columns, Optional.empty());
    }

    /** A structure that says nothing of a JSON document. */
    public Structure(Optional<SqlText> filter, List<DerivedColumn> columns) {
        this(filter, Optional.empty(), columns);
    }

    /** The same with some of the columns required, whatever they say themselves. */
    public Structure requiring(Collection<String> names) {
        List<DerivedColumn> changed = columns.stream()
                .map(column -> names.contains(column.name()) ? column.required() : column)
                .toList();
        return with(changed);
    }

    /** The same with records that tell of an object that it is gone. */
    public Structure with(DeletionMark mark) {
        return new Structure(filter, payload, columns, Optional.of(mark));
    }

    /** The same with other columns. */
    public Structure with(List<DerivedColumn> others) {
        return new Structure(filter, payload, others, deletions);
    }

    /** What is needed of the structure to find the fields of documents that no column reads. */
    public Structure rescuing() {
        Payload known = payload.orElseThrow();
        List<String> exploded = explode().stream()
                .map(path -> path.fields().collect(Collectors.joining(".")))
                .toList();
        Payload rescuing = new Payload(
                known.column(),
                Optional.empty(),
                Optional.of(UnknownFields.RESCUE),
                Stream.concat(known.knownFields().stream(), exploded.stream()).toList(),
                known.origin());
        List<DerivedColumn> ofDocument = columns.stream()
                .filter(column -> column.paths().findFirst().isPresent())
                .filter(column -> column.paths().noneMatch(path -> path.startsWith(JsonPath.Root.ELEMENT.sign())))
                .toList();
        return new Structure(Optional.empty(), Optional.of(rescuing), ofDocument);
    }

    /** The column that holds the JSON document. */
    public String payloadColumn() {
        return payload.map(Payload::column).orElse(FileFormat.Json.PAYLOAD);
    }

    /** The array whose elements become rows. */
    public Optional<JsonPath> explode() {
        return payload.flatMap(Payload::explode).map(JsonPath::of);
    }

    /** Whether a column is read from a JSON document, or its array is exploded. */
    public boolean readsJson() {
        return explode().isPresent()
                || columns.stream().flatMap(DerivedColumn::paths).anyMatch(JsonPath::isPath);
    }

    /** What readers see. */
    public List<Column> schema() {
        Stream<Column> stored = columns.stream()
                .filter(column -> column.storage() == DerivedColumn.Storage.STORED)
                .map(DerivedColumn::column);
        return Stream.concat(stored, rescued().stream()).toList();
    }

    private Optional<Column> rescued() {
        return payload.filter(Payload::rescues)
                .map(rescuing -> new Column(
                        UnknownFields.RESCUED,
                        "string",
                        "Fields of the document that no column reads, as a JSON object of names and values",
                        rescuing.origin()));
    }
}
