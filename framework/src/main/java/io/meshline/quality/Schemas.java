package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that rules may name.
 *
 * @param own the columns of the dataset whose rules they are
 * @param others the columns of the datasets that it may be compared with, by the names that SQL gives them, such as
 *     {@code entities.article}
 */
public record Schemas(StructType own, Map<String, StructType> others) {
    public Schemas {
        requireNonNull(own, "own");
        others = Map.copyOf(others);
    }

    /** The columns of a dataset that is compared with no other. */
    public static Schemas of(StructType own) {
        return new Schemas(own, Map.of());
    }
}
