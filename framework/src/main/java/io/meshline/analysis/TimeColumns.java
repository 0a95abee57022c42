package io.meshline.analysis;

import io.meshline.error.Suggestions;
import io.meshline.model.Dataset;
import io.meshline.model.Periods;
import io.meshline.model.TimeColumn;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Checks that what is to tell the time of rows does. */
final class TimeColumns {
    private final Desk desk;

    TimeColumns(Desk desk) {
        this.desk = desk;
    }

    void check(Dataset dataset, StructType schema) {
        dataset.timeColumn()
                .filter(column -> !isOfPeriods(column, dataset))
                .ifPresent(column -> check(dataset, column, Schemas.type(schema, column.name()), schema));
    }

    /** What the gate expects of its periods is checked with its rules. */
    private static boolean isOfPeriods(TimeColumn column, Dataset dataset) {
        return dataset.gate().periods().flatMap(Periods::column).equals(Optional.of(column));
    }

    private void check(Dataset dataset, TimeColumn column, Optional<DataType> type, StructType schema) {
        if (type.isEmpty()) {
            desk.invalid(
                    column.origin(),
                    "Cannot find time column '" + column.name() + "' of '" + dataset.id()
                            + "': its rows have no such column."
                            + Suggestions.didYouMean(column.name(), List.of(schema.fieldNames())));
        } else if (!type.get().equals(DataTypes.DateType) && !type.get().equals(DataTypes.TimestampType)) {
            desk.invalid(
                    column.origin(),
                    "Cannot tell the time of rows of '" + dataset.id() + "': column '" + column.name() + "' is '"
                            + type.get().catalogString() + "', not 'date' or 'timestamp'");
        }
    }
}
