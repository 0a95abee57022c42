package io.meshline.commit;

import io.meshline.delta.TableTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Brings rows into the columns of a table, by name. */
final class Rows {
    private Rows() {}

    /** Whether rows say of themselves what they change. */
    static boolean isMerge(Dataset<Row> rows) {
        return Arrays.asList(rows.columns()).contains(TableTransaction.CHANGE_TYPE);
    }

    /** Rows as they can be written: a column too many, too few or of another type is refused, not mended. */
    static Dataset<Row> toWrite(String table, Dataset<Row> rows, StructType schema) {
        Map<String, StructField> given = Schemas.byName(rows.schema());
        boolean merge = given.remove(TableTransaction.CHANGE_TYPE) != null;
        for (StructField column : schema.fields()) {
            StructField match = given.remove(column.name());
            if (match == null) {
                throw Failures.wrongRows(table, column.name(), "is missing in the rows");
            }
            if (!Schemas.sameType(column.dataType(), match.dataType())) {
                throw Failures.wrongRows(
                        table,
                        column.name(),
                        "is declared as %s and is %s in the rows"
                                .formatted(
                                        column.dataType().catalogString(),
                                        match.dataType().catalogString()));
            }
        }
        given.keySet().stream().findFirst().ifPresent(column -> {
            throw Failures.wrongRows(table, column, "of the rows is not declared");
        });
        return merge ? inColumns(rows, schema, TableTransaction.CHANGE_TYPE) : inColumns(rows, schema);
    }

    /** The columns of {@code schema}, null where the rows have none, and {@code further} ones. */
    static Dataset<Row> inColumns(Dataset<Row> rows, StructType schema, String... further) {
        Map<String, StructField> given = Schemas.byName(rows.schema());
        List<Column> columns = new ArrayList<>();
        for (StructField column : schema.fields()) {
            columns.add(
                    given.containsKey(column.name())
                            ? named(rows, column.name())
                            : functions.lit(null).cast(column.dataType()).as(column.name()));
        }
        for (String column : further) {
            columns.add(named(rows, column));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static Column named(Dataset<Row> rows, String column) {
        return rows.col("`" + column.replace("`", "``") + "`");
    }
}
