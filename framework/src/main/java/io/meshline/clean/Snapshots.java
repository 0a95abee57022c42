package io.meshline.clean;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;

import io.meshline.model.SystemColumns;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What complete snapshots tell by what they leave out, as a pure function of the set of their records.
 *
 * <p>Each point of the sequence at which there is a row is one snapshot. An object that is <em>seen</em> in a snapshot, or
 * in several that follow each other, and not in the next one, is gone from that one on: an inferred observation of its
 * end, one for each time that it goes. A record that was rejected shows all the same that its object is there, where its
 * key and point can be read; it is no snapshot of its own, and what has never had a row cannot be gone.
 *
 * @param tracking the columns of observations
 */
public record Snapshots(Tracking tracking) {
    /** The number of the snapshot, from 1 on; 0 for what was known before. */
    static final String NUMBER = "number";
    /** How many objects of the snapshot before it lacks. */
    public static final String MISSING = "missing";
    /** How many objects the snapshot before has. */
    public static final String BEFORE = "before";

    private static final String HAS_ROW = "has_row";
    private static final String ISLAND = "island";
    private static final String POINT = "snapshot_at";

    public Snapshots {
        requireNonNull(tracking, "tracking");
    }

    /**
     * Whether all snapshots of a batch come after everything that is known. One aggregate over each.
     *
     * @param open the open rows of a history, or all rows of latest states
     */
    public boolean isInOrder(Dataset<Row> open, Dataset<Row> rows) {
        boolean hasHistory = Arrays.asList(open.columns()).contains(SystemColumns.LAST_SEEN);
        Column seen = hasHistory ? col(SystemColumns.LAST_SEEN) : Names.column(tracking.point());
        Dataset<Row> known = open.agg(max(seen).as("known"));
        Dataset<Row> next = rows.agg(min(Names.column(tracking.point())).as("next"));
        return known.crossJoin(next).where(col("next").leq(col("known"))).isEmpty();
    }

    /** Those of the rows that nothing speaks against; none of them is that an object is gone. */
    public static Dataset<Row> rows(Dataset<Row> told) {
        return told.where(size(col(Structuring.REASONS)).equalTo(0))
                .drop(Structuring.REASONS)
                .withColumn(SystemColumns.IS_DELETED, lit(false));
    }

    /** The points of the snapshots among some rows, numbered. A small frame. */
    Dataset<Row> points(Dataset<Row> rows) {
        return rows.select(Names.column(tracking.point()).as(POINT))
                .distinct()
                .withColumn(NUMBER, row_number().over(Window.orderBy(POINT)));
    }

    /**
     * Which objects are seen in which snapshots.
     *
     * @param told rows with {@link Structuring#REASONS}, rejected ones included
     */
    public Dataset<Row> sightings(Dataset<Row> told) {
        Column hasRow = size(col(Structuring.REASONS)).equalTo(0);
        Column point = Names.column(tracking.point());
        Column isNamed = tracking.key().stream()
                .map(name -> Names.column(name).isNotNull())
                .reduce(point.isNotNull(), Column::and);
        Dataset<Row> points = points(rows(told));
        return told.where(isNamed)
                .select(tracking.withKeys(point.as(POINT), hasRow.as(HAS_ROW)))
                .join(broadcast(points), POINT)
                .drop(POINT);
    }

    /** The objects that the last known snapshot has, as seen before the first one of a batch. */
    public Dataset<Row> known(Dataset<Row> current) {
        return current.select(tracking.withKeys(lit(true).as(HAS_ROW), lit(0).as(NUMBER)));
    }

    /**
     * The inferred observations that objects are gone.
     *
     * @param sightings the {@link #sightings} of rows, together with what was {@link #known}
     * @param rows the rows
     */
    public Dataset<Row> absences(Dataset<Row> sightings, Dataset<Row> rows) {
        Column[] keys = new Points(tracking).keys();
        Column[] keysAndNumber = with(keys, col(NUMBER));
        Column order = row_number().over(Window.partitionBy(keys).orderBy(NUMBER));
        Dataset<Row> ends = sightings
                .repartition(keys)
                .groupBy(keysAndNumber)
                .agg(max(HAS_ROW).as(HAS_ROW))
                .withColumn(ISLAND, col(NUMBER).minus(order))
                .groupBy(with(keys, col(ISLAND)))
                .agg(max(HAS_ROW).as(HAS_ROW), max(NUMBER).plus(1).as(NUMBER))
                .where(HAS_ROW);
        return ends.join(broadcast(points(rows)), NUMBER)
                .select(Arrays.stream(rows.columns())
                        .map(name -> value(rows, name))
                        .toArray(Column[]::new));
    }

    /**
     * How much each snapshot leaves out of the one before: a row for each that leaves out anything, with its point as text,
     * {@link #MISSING} and {@link #BEFORE}.
     */
    public Dataset<Row> losses(Dataset<Row> sightings, Dataset<Row> absences, Dataset<Row> rows) {
        Column[] keysAndNumber = with(new Points(tracking).keys(), col(NUMBER));
        Dataset<Row> present = sightings
                .select(keysAndNumber)
                .distinct()
                .groupBy(NUMBER)
                .agg(count(lit(1)).as(BEFORE))
                .withColumn(NUMBER, col(NUMBER).plus(1));
        Dataset<Row> missing = absences.groupBy(Names.column(tracking.point()).as(POINT))
                .agg(count(lit(1)).as(MISSING));
        return missing.join(points(rows), POINT)
                .join(present, NUMBER)
                .select(col(POINT).cast("string").as(POINT), col(MISSING), col(BEFORE));
    }

    /** Those of some absences that a batch's own snapshots tell. */
    public Dataset<Row> inPointsOf(Dataset<Row> batch, Dataset<Row> absences) {
        return absences.join(batch.select(Names.column(tracking.point())), tracking.point(), "left_semi");
    }

    private Column value(Dataset<Row> rows, String name) {
        int index = tracking.key().indexOf(name);
        if (index >= 0) {
            return col(Points.keyName(index)).as(name);
        }
        if (name.equals(tracking.point())) {
            return col(POINT).as(name);
        }
        return name.equals(SystemColumns.IS_DELETED)
                ? lit(true).as(name)
                : lit(null).cast(rows.schema().apply(name).dataType()).as(name);
    }

    private static Column[] with(Column[] columns, Column more) {
        return Stream.concat(Arrays.stream(columns), Stream.of(more)).toArray(Column[]::new);
    }
}
