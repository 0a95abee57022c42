package io.meshline.config;

import io.meshline.error.Suggestions;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a dataset declares, for keys that refer to them.
 *
 * @param names the names, also of columns that cannot be read
 */
record ColumnNames(List<String> names) {
    ColumnNames {
        names = List.copyOf(names);
    }

    static ColumnNames of(Node dataset, Key<List<Value>> columns) {
        return new ColumnNames(dataset.list(columns).stream()
                .map(column -> column.path().name())
                .toList());
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
        reference
                .at()
                .problem("refers to column '" + reference.text() + "', which is not declared"
                        + Suggestions.further(reference.text(), names));
        return Optional.empty();
    }
}
