package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.util.List;

/** What computes an aggregate. */
public sealed interface Query {

    /**
     * A SQL file; its inputs are the tables that it names.
     *
     * @param sql the file's text
     */
    record Sql(SqlText sql) implements Query {
        public Sql {
            requireNonNull(sql, "sql");
        }
    }

    /**
     * A Java class that implements {@code io.meshline.transform.Transformation}. The aggregate declares its inputs
     * and the types of its columns, since no parser can find them.
     *
     * @param className the class
     * @param inputs the datasets that are handed to it
     * @param origin where the class is named
     */
    record Transformation(String className, List<DatasetId> inputs, Origin origin) implements Query {
        public Transformation {
            requireNonNull(className, "className");
            inputs = List.copyOf(inputs);
            requireNonNull(origin, "origin");
        }
    }
}
