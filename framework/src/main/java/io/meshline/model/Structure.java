package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How records of a source become typed rows.
 *
 * @param filter which records of the source are meant, an expression over the source's columns; the others count as
 *     filtered
 * @param columns the columns, in the table's order
 * @param deletions which records tell that an object is gone; empty where none does
 */
public record Structure(Optional<SqlText> filter, List<DerivedColumn> columns, Optional<DeletionMark> deletions) {
    public Structure {
        requireNonNull(filter, "filter");
        columns = List.copyOf(columns);
        requireNonNull(deletions, "deletions");
    }

    /** A structure of records that all become rows. */
    public Structure(Optional<SqlText> filter, List<DerivedColumn> columns) {
        this(filter, columns, Optional.empty());
    }

    /** The same with some of the columns required, whatever they say themselves. */
    public Structure requiring(Collection<String> names) {
        List<DerivedColumn> changed = columns.stream()
                .map(column -> names.contains(column.name()) ? column.required() : column)
                .toList();
        return new Structure(filter, changed, deletions);
    }

    /** The same with records that tell of an object that it is gone. */
    public Structure with(DeletionMark mark) {
        return new Structure(filter, columns, Optional.of(mark));
    }

    /** What readers see. */
    public List<Column> schema() {
        return columns.stream().map(DerivedColumn::column).toList();
    }
}
