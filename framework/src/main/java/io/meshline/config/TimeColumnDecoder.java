package io.meshline.config;

import io.meshline.model.Gate;
import io.meshline.model.Periods;
import io.meshline.model.TimeColumn;
import java.util.Optional;

/** Decodes which column tells the time of a row. */
final class TimeColumnDecoder {
    static final Key<Text> TIME_COLUMN = Key.optional(
            "time-column",
            Types.TEXT,
            "the column of quality.periods",
            "The column, a date or a timestamp, that tells the time of a row: by it run --from --to finds the rows that are"
                    + " computed anew.");

    private TimeColumnDecoder() {}

    /** The column, whatever it is called. */
    static Optional<TimeColumn> decode(Node dataset, Gate gate) {
        return dataset.find(TIME_COLUMN)
                .map(TimeColumnDecoder::column)
                .or(() -> gate.periods().flatMap(Periods::column));
    }

    /** The column, where it is declared; the problem of another is told. */
    static Optional<TimeColumn> decode(Node dataset, ColumnNames columns, Gate gate) {
        if (dataset.has(TIME_COLUMN)) {
            return dataset.find(TIME_COLUMN)
                    .filter(text -> columns.declared(text).isPresent())
                    .map(TimeColumnDecoder::column);
        }
        return gate.periods()
                .flatMap(Periods::column)
                .filter(column -> columns.names().contains(column.name()));
    }

    private static TimeColumn column(Text text) {
        return new TimeColumn(text.text(), text.origin());
    }
}
