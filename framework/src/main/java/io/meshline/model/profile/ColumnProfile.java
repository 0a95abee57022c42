package io.meshline.model.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a column.
 *
 * @param name the name
 * @param type the Spark SQL type
 * @param present the number of rows that are not null
 * @param distinct how many different values there are; empty for nested and binary columns
 * @param figures the figures that fit the type
 * @param commonest the commonest values, the commonest first, ten at most; empty where there are too many to count each, or
 *     each is there once
 */
public record ColumnProfile(
        String name,
        String type,
        long present,
        Optional<Distinct> distinct,
        Figures figures,
        List<ValueCount> commonest) {

    /**
     * How many different values there are, null not counted.
     *
     * @param count their number
     * @param precision how far to trust it
     */
    public record Distinct(long count, Precision precision) {
        public Distinct {
            requireNonNull(precision, "precision");
        }
    }

    /** How far to trust a number. */
    public enum Precision {
        /** Counted. */
        EXACT,
        /** Estimated, as a rule within 5 %. */
        APPROXIMATE
    }

    /**
     * A value and how often it is there.
     *
     * @param value the value as text
     * @param rows the number of rows with it
     */
    public record ValueCount(String value, long rows) {
        public ValueCount {
            requireNonNull(value, "value");
        }
    }

    public ColumnProfile {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(distinct, "distinct");
        requireNonNull(figures, "figures");
        commonest = List.copyOf(commonest);
    }
}
