package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a profile is asked for.
 *
 * @param dataset the dataset's address
 * @param columns the columns to look at; none means all that are no system columns
 * @param sample the share of the rows to look at, above 0 and below 1; empty for all of them
 */
public record ProfileRequest(String dataset, List<String> columns, Optional<BigDecimal> sample) {
    public ProfileRequest {
        requireNonNull(dataset, "dataset");
        columns = List.copyOf(columns);
        requireNonNull(sample, "sample");
    }
}
