package io.meshline.quality.profile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows as Deequ is to see them: columns of plain names, since it stumbles over dots and spaces, and of types that it
 * measures.
 *
 * @param rows the rows under plain names
 * @param columns the columns, in order
 */
record View(Dataset<Row> rows, List<Seen> columns) {
    View {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param plain the name under which Deequ sees it
     * @param name its own name
     * @param type its own type
     */
    record Seen(String plain, String name, DataType type) {
        Kind kind() {
            return Kind.of(type);
        }

        boolean isWholeNumber() {
            return Kind.isWhole(type);
        }
    }

    static View of(Dataset<Row> rows) {
        List<Seen> columns = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            columns.add(new Seen("c" + columns.size(), field.name(), field.dataType()));
        }
        Column[] seen = columns.stream()
                .map(column -> column.kind()
                        .seen(col("`" + column.name().replace("`", "``") + "`"), column.type())
                        .as(column.plain()))
                .toArray(Column[]::new);
        return new View(rows.select(seen), columns);
    }

    /** The rows with the strings of some columns as numbers. */
    Dataset<Row> withNumbers(Predicate<Seen> isNumber) {
        return select(
                column -> isNumber.test(column) ? col(column.plain()).cast(DataTypes.DoubleType) : col(column.plain()));
    }

    /** The rows with nulls in all columns but some, so that no other is read. */
    Dataset<Row> reading(Predicate<Seen> isRead) {
        StructType schema = rows.schema();
        return select(column -> isRead.test(column)
                ? col(column.plain())
                : lit(null).cast(schema.apply(column.plain()).dataType()));
    }

    private Dataset<Row> select(Function<Seen, Column> each) {
        return rows.select(columns.stream()
                .map(column -> each.apply(column).as(column.plain()))
                .toArray(Column[]::new));
    }
}
