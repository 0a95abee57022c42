package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** How a column of a clean dataset gets its value. */
public sealed interface Derivation {

    /**
     * The first non-null value of some fields of the source record, cast to the column's type.
     *
     * @param paths column names of the source, or JSON paths such as {@code $.sku} into its payload, in order
     * @param format the pattern of dates and timestamps, in Spark's notation; empty for ISO 8601
     */
    record FromSource(List<String> paths, Optional<String> format) implements Derivation {
        public FromSource {
            paths = List.copyOf(paths);
            requireNonNull(format, "format");
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("paths must not be empty");
            }
        }
    }

    /**
     * A SQL expression over the source's columns, the columns read from it, and the computed columns declared before;
     * a declared name hides the source's.
     *
     * @param sql the expression
     */
    record FromExpression(SqlText sql) implements Derivation {
        public FromExpression {
            requireNonNull(sql, "sql");
        }
    }
}
