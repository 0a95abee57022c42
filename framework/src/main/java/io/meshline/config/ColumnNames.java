package io.meshline.config;

import io.meshline.error.Suggestions;
import io.meshline.model.DerivedColumn;
import io.meshline.model.Structure;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a dataset declares, for keys that refer to them.
 *
 * @param names the names, also of columns that cannot be read
 * @param unstored columns that are declared and not stored
 */
record ColumnNames(List<String> names, List<String> unstored) {
    ColumnNames {
        names = List.copyOf(names);
        unstored = List.copyOf(unstored);
    }

    static ColumnNames of(Node dataset, Key<List<Value>> columns) {
        List<String> names = dataset.list(columns).stream()
                .map(column -> column.path().name())
                .toList();
        return new ColumnNames(names, List.of());
    }

    /** The same, of which some the table does not get. */
    ColumnNames storedIn(Structure structure) {
        List<String> unstored = structure.columns().stream()
                .filter(column -> column.storage() == DerivedColumn.Storage.INTERMEDIATE)
                .map(DerivedColumn::name)
                .toList();
        List<String> stored =
                names.stream().filter(name -> !unstored.contains(name)).toList();
        return new ColumnNames(stored, unstored);
    }

    /** The named columns that are declared; the problems of the others are told. */
    List<String> declared(List<Text> references) {
        return references.stream()
                .flatMap(reference -> declared(reference).stream())
                .toList();
    }

    /** The named column; empty, with the problem told, where it is not declared. */
    Optional<String> declared(Text reference) {
        if (names.contains(reference.text())) {
            return Optional.of(reference.text());
        }
        String why = unstored.contains(reference.text())
                ? "has stored = false"
                : "is not declared" + Suggestions.further(reference.text(), names);
        reference.at().problem("refers to column '" + reference.text() + "', which " + why);
        return Optional.empty();
    }
}
