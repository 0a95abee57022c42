package io.meshline.io;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A Delta input whose rows were read up to a position before.
 *
 * @param added what changed since
 * @param countBefore the number of the rows that were read before, where the log says so
 * @param before the rows that were read before; empty where some of them were taken away or replaced, or there is no table
 */
public record DeltaParts(DeltaChanges added, OptionalLong countBefore, Optional<Dataset<Row>> before) {
    public DeltaParts {
        requireNonNull(added, "added");
        requireNonNull(countBefore, "countBefore");
        requireNonNull(before, "before");
    }

    /** An input that cannot be parted into what was read before and what was not. */
    static DeltaParts unparted(DeltaChanges changes) {
        return new DeltaParts(changes, OptionalLong.empty(), Optional.empty());
    }
}
