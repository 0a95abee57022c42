package io.meshline.quality.period;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.meshline.model.ColumnBounds;
import io.meshline.model.Periods;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Rows of which each is of a period.
 *
 * @param rows the rows
 * @param bounds between what the column that tells their time lies, where that is known without reading them
 */
public record TimedRows(Dataset<Row> rows, Optional<ColumnBounds> bounds) {
    private static final String PERIOD = "period";

    public TimedRows {
        requireNonNull(rows, "rows");
        requireNonNull(bounds, "bounds");
    }

    /** Rows of which nothing is known. */
    public TimedRows(Dataset<Row> rows) {
        this(rows, Optional.empty());
    }

    /** The numbers of their periods. Where the first and the last are the same, no row is read. */
    SortedSet<Long> periods(Periods declared) {
        return bounds.map(known -> periods(declared, ends(known)))
                .filter(ends -> ends.size() == 1)
                .orElseGet(() -> periods(declared, rows));
    }

    private static SortedSet<Long> periods(Periods declared, Dataset<Row> some) {
        return new TreeSet<>(some.select(expr(PeriodCalendar.number(declared)).as(PERIOD))
                .filter(col(PERIOD).isNotNull())
                .distinct()
                .as(Encoders.LONG())
                .collectAsList());
    }

    private Dataset<Row> ends(ColumnBounds known) {
        Column typed = col("value").cast(rows.schema().apply(known.column()).dataType());
        return rows.sparkSession()
                .createDataset(List.of(known.least(), known.greatest()), Encoders.STRING())
                .select(typed.as(known.column()));
    }
}
