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

/** Turns moments into the rows of a table and the rows of its change feed. */
record VersionRows(Tracking tracking) {
    private static final String ROW = "row";
    private static final Column STARTS = col(Timeline.STARTS);
    private static final Column STORED = col(Points.STORED);

    Dataset<Row> of(Dataset<Row> moments) {
        Column candidates = array(tableRow(), changeFrom(), changeTo());
        return moments.select(explode(candidates).as(ROW))
                .where(col(ROW).isNotNull())
                .select(ROW + ".*");
    }

    private Column tableRow() {
        return when(STARTS, row(version(), lit(null).cast("string")));
    }

    /** What the stored version was, or that there was none. */
    private Column changeFrom() {
        return when(STARTS.and(STORED.isNull()), row(version(), lit("insert")))
                .when(not(STARTS).and(STORED.isNotNull()), row(STORED, lit("delete")))
                .when(isChanged(), row(STORED, lit("update_preimage")));
    }

    private Column changeTo() {
        return when(isChanged(), row(version(), lit("update_postimage")));
    }

    private Column isChanged() {
        return STARTS.and(STORED.isNotNull()).and(not(STORED.eqNullSafe(version())));
    }

    /** The version that starts at a moment, in the form of a stored one. */
    private Column version() {
        Column isLast = col(Timeline.NEXT).isNull();
        Column isGone = new Points(tracking).isGone(col(Points.STATE));
        return struct(
                col(Points.AT).as(Points.FROM),
                col(Timeline.NEXT).as(Points.UNTIL),
                (tracking.hasDeletions() ? isLast.and(not(isGone)) : isLast).as(Points.CURRENT),
                col(Timeline.LAST).as(Points.SEEN),
                col(Points.STATE));
    }

    private Column row(Column version, Column changeType) {
        Points points = new Points(tracking);
        Column state = version.getField(Points.STATE);
        List<Column> fields = new ArrayList<>(points.declared(version.getField(Points.FROM), state));
        fields.add(version.getField(Points.FROM).as(SystemColumns.VALID_FROM));
        fields.add(version.getField(Points.UNTIL).as(SystemColumns.VALID_TO));
        fields.add(version.getField(Points.CURRENT).as(SystemColumns.IS_CURRENT));
        if (tracking.hasDeletions()) {
            fields.add(points.isGone(state).as(SystemColumns.IS_DELETED));
        }
        fields.add(version.getField(Points.SEEN).as(SystemColumns.LAST_SEEN));
        fields.add(changeType.as(States.CHANGE_TYPE));
        return struct(Names.array(fields));
    }
}
