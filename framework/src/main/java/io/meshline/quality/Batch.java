package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Statistics;
import java.time.Instant;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a gate judges.
 *
 * @param rows the rows that a write adds; read again for the samples of broken rules, only where the batch is refused
 * @param known what is known of exactly these rows
 * @param others the rows of the datasets that rules compare with, by the names in the rules
 * @param before what was measured on the batches before
 * @param at when this one is measured
 */
public record Batch(
        Dataset<Row> rows, Statistics known, Function<String, Dataset<Row>> others, MetricHistory before, Instant at) {
    public Batch {
        requireNonNull(rows, "rows");
        requireNonNull(known, "known");
        requireNonNull(others, "others");
        requireNonNull(before, "before");
        requireNonNull(at, "at");
    }

    /** A batch that is the first of its dataset. */
    public Batch(Dataset<Row> rows, Statistics known, Function<String, Dataset<Row>> others) {
        this(rows, known, others, MetricHistory.NONE, Instant.EPOCH);
    }

    /** A batch whose rules compare it with nothing else. */
    public static Batch of(Dataset<Row> rows, Statistics known) {
        return new Batch(rows, known, name -> {
            throw new IllegalArgumentException("no dataset '" + name + "' was handed over");
        });
    }
}
