package io.meshline.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Orders the points of each object and finds where its versions start and end: one row, called a moment, for each
 * point. Everything after the one shuffle by key works on the order that the grouping by point has left.
 */
record Timeline(Points points) {
    /** How many records of the batch speak of the moment. */
    static final String OBSERVATIONS = "observations";
    /** Whether a version starts at the moment. */
    static final String STARTS = "starts";
    /** Whether it is the first of the object's moments. */
    static final String OPENS = "opens";
    /** Whether the object has a stored version. */
    static final String KNOWN = "known";
    /** Where the next version starts; null for the last one. */
    static final String NEXT = "next";
    /** Where the version that starts at the moment was last seen. */
    static final String LAST = "last";
    /** The stored version of more than one point that started last. */
    static final String COVER = "cover";

    private static final String POINT = "point";
    private static final String BEFORE = "before";
    private static final String TURN = "turn";

    /** The moments of some points. */
    Dataset<Row> of(Dataset<Row> rows) {
        return bounded(compared(grouped(rows)));
    }

    /** At each point the greatest state holds, so that the order of arrival is of no matter. */
    private Dataset<Row> grouped(Dataset<Row> rows) {
        Column[] keys = points.keys();
        Column[] keysAndPoint =
                Stream.concat(Stream.of(keys), Stream.of(col(Points.AT))).toArray(Column[]::new);
        return rows.repartition(keys)
                .groupBy(keysAndPoint)
                .agg(
                        max(Points.STATE).as(Points.STATE),
                        max(Points.OBSERVED).as(Points.OBSERVED),
                        count(Points.OBSERVED).as(OBSERVATIONS),
                        first(Points.STORED, true).as(Points.STORED),
                        first(Points.SPAN, true).as(Points.SPAN));
    }

    /** Compares each moment with the one before; moments without a state are passed over. */
    private Dataset<Row> compared(Dataset<Row> groups) {
        Column state = col(Points.STATE);
        Column before = col(BEFORE + "." + Points.STATE);
        return groups.withColumn(POINT, when(state.isNotNull(), struct(col(Points.AT), state)))
                .withColumn(BEFORE, lag(col(POINT), 1, null, true).over(inOrder()))
                .withColumn(COVER, last(col(Points.SPAN), true).over(soFar()))
                .withColumn(OPENS, state.isNotNull().and(col(BEFORE).isNull()))
                .withColumn(STARTS, col(OPENS).or(state.notEqual(before)).and(state.isNotNull()));
    }

    /** Gives each start of a version the place where it ends, looking ahead to the next start. */
    private Dataset<Row> bounded(Dataset<Row> moments) {
        Column turn = struct(col(Points.AT), col(BEFORE + "." + Points.AT).as(LAST));
        Column following = col(TURN);
        return moments.withColumn(
                        TURN, lead(when(col(STARTS), turn), 1, null, true).over(inOrder()))
                .withColumn(KNOWN, max(col(Points.STORED).isNotNull()).over(whole()))
                .withColumn(LAST, max(col(POINT + "." + Points.AT)).over(whole()))
                .withColumn(LAST, coalesce(following.getField(LAST), col(LAST)))
                .withColumn(NEXT, following.getField(Points.AT))
                .drop(POINT, BEFORE, TURN, Points.SPAN);
    }

    private WindowSpec inOrder() {
        return Window.partitionBy(points.keys()).orderBy(col(Points.AT));
    }

    private WindowSpec soFar() {
        return inOrder().rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    }

    private WindowSpec whole() {
        return inOrder().rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    }
}
