package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of a clean dataset: what readers see, where the value comes from and what it must satisfy.
 *
 * @param column what readers see
 * @param derivation where the value comes from
 * @param defaultValue the SQL literal that takes the place of a missing value
 * @param presence whether a row without a value is let through
 * @param outlier the range in which values are believed
 * @param storage whether the table has the column
 */
public record DerivedColumn(
        Column column,
        Derivation derivation,
        Optional<String> defaultValue,
        Presence presence,
        Optional<Outlier> outlier,
        Storage storage) {

    /** Whether a row may lack a value. */
    public enum Presence {
        /** A row without a value goes to quarantine. */
        REQUIRED,
        /** A row without a value carries null. */
        OPTIONAL
    }

    /** Whether the table has a column. */
    public enum Storage {
        /** Readers see it. */
        STORED,
        /** Only expressions of the same structure see it. */
        INTERMEDIATE
    }

    public DerivedColumn {
        requireNonNull(column, "column");
        requireNonNull(derivation, "derivation");
        requireNonNull(defaultValue, "defaultValue");
        requireNonNull(presence, "presence");
        requireNonNull(outlier, "outlier");
        requireNonNull(storage, "storage");
    }

    /** A column of the table. */
    public DerivedColumn(
            Column column,
            Derivation derivation,
            Optional<String> defaultValue,
            Presence presence,
            Optional<Outlier> outlier) {
        this(column, derivation, defaultValue, presence, outlier, Storage.STORED);
    }

    /** The column's name. */
    public String name() {
        return column.name();
    }

    /** The same column with the range in which values are believed no wider than from one value to another. */
    public DerivedColumn within(BigDecimal least, BigDecimal greatest) {
        return new DerivedColumn(
                column,
                derivation,
                defaultValue,
                presence,
                outlier.map(range -> range.within(least, greatest)),
                storage);
    }

    /** The same column, of which a row without a value goes to quarantine. */
    DerivedColumn required() {
        return new DerivedColumn(column, derivation, defaultValue, Presence.REQUIRED, outlier, storage);
    }

    /** The fields of the source that the value is read from, where it is not computed. */
    public Stream<String> paths() {
        return derivation instanceof Derivation.FromSource source ? source.paths().stream() : Stream.empty();
    }
}
