package io.meshline.clean;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.SystemColumns;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The last state of each object, one row an object: of all observations the one at the greatest point. That an object is
 * gone is a state like any other, so that an older record that comes later does not bring it back. There is nothing late,
 * and no conflict: the greatest of some observations and the greatest of others tell the greatest of all.
 *
 * @param tracking the columns of observations
 */
public record Latest(Tracking tracking) implements States {
    /** The last point, and the state there. */
    static final String LAST = "last";
    /** The last point that a record of the batch speaks of, and the state that it tells. */
    static final String TOLD = "told";

    public Latest {
        requireNonNull(tracking, "tracking");
    }

    @Override
    public List<Column> open() {
        Column isCurrent = col(SystemColumns.IS_CURRENT);
        return tracking.hasDeletions() ? List.of(isCurrent, col(SystemColumns.IS_DELETED)) : List.of(isCurrent);
    }

    @Override
    public Dataset<Row> late(Dataset<Row> open, Dataset<Row> observations) {
        return none(open.select(tracking.withKeys()));
    }

    @Override
    public Dataset<Row> merge(Dataset<Row> stored, Dataset<Row> observations, Dataset<Row> inferred) {
        Points points = new Points(tracking);
        return moments(points.ofLatest(stored)
                .unionByName(points.ofBatch(observations), true)
                .unionByName(points.ofEarlier(inferred), true));
    }

    @Override
    public Dataset<Row> rebuild(Dataset<Row> stored, Dataset<Row> others, Dataset<Row> observations) {
        Points points = new Points(tracking);
        Dataset<Row> replaced = points.ofLatest(stored).drop(Points.AT, Points.STATE);
        return moments(points.ofBatch(observations)
                .unionByName(points.ofEarlier(others), true)
                .unionByName(replaced, true));
    }

    /**
     * The record of the batch that comes last of its object is {@code written} if the object was unknown,
     * {@code updated} if it changes the object's state, else {@code unchanged}; all others of the object are
     * {@code duplicate}.
     */
    @Override
    public List<Column> counters() {
        return LatestDisposition.counters();
    }

    @Override
    public Dataset<Row> conflicts(Dataset<Row> moments) {
        return none(moments);
    }

    /** The declared columns and what kind of state it is. */
    @Override
    public Dataset<Row> rows(Dataset<Row> moments) {
        return new LatestRows(tracking).of(moments);
    }

    private Dataset<Row> none(Dataset<Row> keyed) {
        return keyed.select(tracking.keysOf()).limit(0);
    }

    /** One row an object. */
    private Dataset<Row> moments(Dataset<Row> points) {
        Column last = struct(col(Points.AT), col(Points.STATE));
        Column told = struct(col(Points.AT), col(Points.OBSERVED).as(Points.STATE));
        return points.groupBy(new Points(tracking).keys())
                .agg(
                        max(when(col(Points.STATE).isNotNull(), last)).as(LAST),
                        max(when(col(Points.OBSERVED).isNotNull(), told)).as(TOLD),
                        count(Points.OBSERVED).as(Timeline.OBSERVATIONS),
                        first(Points.STORED, true).as(Points.STORED));
    }
}
