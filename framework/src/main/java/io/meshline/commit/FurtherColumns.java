package io.meshline.commit;

import io.meshline.delta.TableShape;
import io.meshline.delta.TableTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Columns that are not declared, in tables that take them; to all others nothing happens. */
final class FurtherColumns {
    private FurtherColumns() {}

    /** The shape of a table with the columns that only the rows have at its end. */
    static TableShape shape(TableSpec spec, TableShape table, Dataset<Row> rows) {
        if (!spec.takesFurtherColumns()) {
            return table;
        }
        StructType schema = table.schema();
        for (StructField column : rows.schema().fields()) {
            if (!has(schema, column.name()) && !column.name().equals(TableTransaction.CHANGE_TYPE)) {
                schema = schema.add(column);
            }
        }
        ColumnNames.check(spec.name(), schema);
        return new TableShape(Schemas.nullable(schema), table.description(), table.partitionBy());
    }

    /** The rows with null in the columns that only the table has. */
    static Dataset<Row> filled(Dataset<Row> rows, TableSpec spec, TableShape table) {
        if (!spec.takesFurtherColumns()) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
        for (StructField column : table.schema().fields()) {
            if (!has(spec.schema(), column.name()) && !has(rows.schema(), column.name())) {
                columns.add(functions.lit(null).cast(column.dataType()).as(column.name()));
            }
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static boolean has(StructType schema, String name) {
        return Arrays.asList(schema.fieldNames()).contains(name);
    }
}
