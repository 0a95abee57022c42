package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Statistics;
import io.meshline.model.TableStates;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a gate judges.
 *
 * @param rows the rows that a write adds; read again for the samples of broken rules
 * @param table the table that they would become part of
 * @param others the rows of the datasets that rules compare with, by the names in the rules
 * @param before what was measured on the batches before
 * @param at when this one is measured
 */
public record Batch(
        RowSet rows, TableToBe table, Function<String, Dataset<Row>> others, MetricHistory before, Instant at) {
    public Batch {
        requireNonNull(rows, "rows");
        requireNonNull(table, "table");
        requireNonNull(others, "others");
        requireNonNull(before, "before");
        requireNonNull(at, "at");
    }

    /** A batch that is the first of its dataset. */
    public Batch(Dataset<Row> rows, Statistics known, Function<String, Dataset<Row>> others) {
        this(new RowSet(rows, known), others);
    }

    private Batch(RowSet rows, Function<String, Dataset<Row>> others) {
        this(rows, new NewTable(rows), others, MetricHistory.NONE, Instant.EPOCH);
    }

    /** A first batch whose rules compare it with nothing else. */
    public static Batch of(Dataset<Row> rows, Statistics known) {
        return new Batch(rows, known, name -> {
            throw new IllegalArgumentException("no dataset '" + name + "' was handed over");
        });
    }

    /** The same batch with what was measured before. */
    public Batch after(MetricHistory history, Instant now) {
        return new Batch(rows, table, others, history, now);
    }

    /** The same batch for another table. */
    public Batch into(TableToBe other) {
        return new Batch(rows, other, others, before, at);
    }

    /** A table that will have the rows of one batch. */
    private record NewTable(RowSet after) implements TableToBe {
        @Override
        public RowSet kept() {
            return new RowSet(after.rows().limit(0), Statistics.ofRows(0));
        }

        @Override
        public Optional<RowSet> written() {
            return Optional.empty();
        }

        @Override
        public Optional<TableStates> states() {
            return Optional.empty();
        }

        @Override
        public long base() {
            return -1;
        }
    }
}
