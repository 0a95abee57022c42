package io.meshline.analysis;

import io.meshline.error.Suggestions;
import io.meshline.model.Column;
import io.meshline.model.DatasetId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.types.CalendarIntervalType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.VarcharType;
import org.apache.spark.sql.types.YearMonthIntervalType;

/** Reads the types of declared columns and tells which of Spark's types a Delta table cannot hold. */
final class ColumnTypes {
    private static final List<String> NAMES = List.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "integer",
            "bigint",
            "float",
            "double",
            "decimal",
            "string",
            "binary",
            "date",
            "timestamp");
    private static final Set<Class<? extends DataType>> NOT_STORED = Set.of(
            CalendarIntervalType.class,
            CharType.class,
            DayTimeIntervalType.class,
            NullType.class,
            VarcharType.class,
            YearMonthIntervalType.class);

    private final Desk desk;

    ColumnTypes(Desk desk) {
        this.desk = desk;
    }

    /** The type of a declared column; one that is no type is reported. */
    Optional<DataType> read(DatasetId dataset, Column column) {
        Optional<DataType> type = parse(column.type()).filter(ColumnTypes::isStored);
        if (type.isEmpty()) {
            desk.invalid(
                    column.origin(),
                    "Cannot read column '" + column.name() + "' of '" + dataset + "': unsupported type '"
                            + column.type() + "'." + Suggestions.didYouMean(column.type(), NAMES));
        }
        return type;
    }

    /** Whether a Delta table can hold values of a type. */
    static boolean isStored(DataType type) {
        return !type.existsRecursively(
                part -> NOT_STORED.stream().anyMatch(kind -> kind.isAssignableFrom(part.getClass())));
    }

    private Optional<DataType> parse(String text) {
        try {
            return Optional.of(desk.catalyst().type(text));
        } catch (AnalysisException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }
}
