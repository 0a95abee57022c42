package io.meshline.clean;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.SystemColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns the last states of objects into the rows of a table and the rows of its change feed. */
record LatestRows(Tracking tracking) {
    private static final String ROW = "row";
    private static final Column LAST = col(Latest.LAST);
    private static final Column STORED = col(Points.STORED);

    Dataset<Row> of(Dataset<Row> moments) {
        return moments.select(
                        explode(array(tableRow(), changeFrom(), changeTo())).as(ROW))
                .where(col(ROW).isNotNull())
                .select(ROW + ".*");
    }

    private Column tableRow() {
        return when(LAST.isNotNull(), row(LAST, lit(null).cast("string")));
    }

    /** What was stored, or that nothing was. */
    private Column changeFrom() {
        return when(STORED.isNull(), row(LAST, lit("insert")))
                .when(LAST.isNull(), row(STORED, lit("delete")))
                .when(isChanged(), row(STORED, lit("update_preimage")));
    }

    private Column changeTo() {
        return when(isChanged(), row(LAST, lit("update_postimage")));
    }

    private static Column isChanged() {
        return STORED.isNotNull().and(LAST.isNotNull()).and(not(STORED.eqNullSafe(LAST)));
    }

    private Column row(Column last, Column changeType) {
        Points points = new Points(tracking);
        Column state = last.getField(Points.STATE);
        List<Column> fields = new ArrayList<>(points.declared(last.getField(Points.AT), state));
        fields.add(not(points.isGone(state)).as(SystemColumns.IS_CURRENT));
        if (tracking.hasDeletions()) {
            fields.add(points.isGone(state).as(SystemColumns.IS_DELETED));
        }
        fields.add(changeType.as(States.CHANGE_TYPE));
        return struct(Names.array(fields));
    }
}
