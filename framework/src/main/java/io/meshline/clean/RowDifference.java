package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.StructField;

/**
 * How two sets of rows differ, where each row counts as often as it is there. A column that only one of them has is null in
 * the other.
 *
 * @param same rows of both
 * @param added rows that only the second one has
 * @param gone rows that only the first one has
 */
public record RowDifference(long same, long added, long gone) {
    private static final String IS_NEW = "_is_new";
    private static final String BEFORE = "_before";
    private static final String AFTER = "_after";

    /** Compares rows; one job, and one shuffle of both. */
    public static RowDifference of(Dataset<Row> before, Dataset<Row> after) {
        Dataset<Row> both =
                before.withColumn(IS_NEW, lit(false)).unionByName(after.withColumn(IS_NEW, lit(true)), true);
        Row found = both.groupBy(values(both))
                .agg(
                        count(when(col(IS_NEW), 1)).as(AFTER),
                        count(when(col(IS_NEW), null).otherwise(1)).as(BEFORE))
                .agg(
                        total(least(col(BEFORE), col(AFTER))),
                        total(greatest(col(AFTER).minus(col(BEFORE)), lit(0))),
                        total(greatest(col(BEFORE).minus(col(AFTER)), lit(0))))
                .head();
        return new RowDifference(found.getLong(0), found.getLong(1), found.getLong(2));
    }

    /** Whether the rows are the same. */
    public boolean isNone() {
        return added == 0 && gone == 0;
    }

    private static Column[] values(Dataset<Row> rows) {
        List<Column> values = new ArrayList<>();
        Arrays.stream(rows.schema().fields())
                .filter(field -> !field.name().equals(IS_NEW))
                .forEach(field -> values.add(value(field)));
        return Names.array(values);
    }

    /** Spark does not compare maps. */
    private static Column value(StructField field) {
        Column value = Names.column(field.name());
        return RowOrdering.isOrderable(field.dataType()) ? value : to_json(struct(value));
    }

    private static Column total(Column value) {
        return coalesce(sum(value), lit(0L));
    }
}
