package io.meshline.model.profile;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Dataset;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a profile is about.
 *
 * @param dataset the dataset
 * @param environment the environment whose table was looked at
 * @param version the version of the table
 * @param extent which of its rows are meant
 * @param sample the share of these rows that was looked at, above 0 and below 1; empty for all of them
 */
public record ProfileScope(
        Dataset dataset, String environment, long version, Extent extent, Optional<BigDecimal> sample) {

    /** Which rows of a table are meant. */
    public enum Extent {
        /** All of them. */
        TABLE("table"),
        /** Of entities: the current states. */
        CURRENT_STATES("current states");

        private final String words;

        Extent(String words) {
            this.words = words;
        }

        /** The extent in words that follow "the". */
        public String words() {
            return words;
        }
    }

    public ProfileScope {
        requireNonNull(dataset, "dataset");
        requireNonNull(environment, "environment");
        requireNonNull(extent, "extent");
        requireNonNull(sample, "sample");
    }
}
