package io.meshline.clean;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.clean.Tracking.Deletions;
import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All states of objects, with the time in which each held.
 *
 * <p>Observations that follow each other with equal attributes are one version: {@code valid_from} is the point of the
 * first, {@code _last_seen} of the last, {@code valid_to} the next version's {@code valid_from}. A version is identified
 * by its key and {@code valid_from}; the last one of an object, whose {@code valid_to} is null, is open. That an object is
 * gone is a version like any other, but not the current one while it is open.
 *
 * <p><b>Which stored versions a merge needs.</b> The open version of each key of the batch; all versions of the keys
 * that {@link #late} names. More do no harm. A stored version stands for the observations at its {@code valid_from} and
 * {@code _last_seen}; that there may have been others in between makes no difference, unless an observation of the
 * batch with other attributes falls between the two, or wins at one of them: what is in between then says where the
 * version ends and resumes. Such a <em>conflict</em> is counted by {@link #counters} and its keys are named by
 * {@link #conflicts}; they take {@link #rebuild} from all observations, the others stay with {@code merge}.
 *
 * <p>A merge shuffles its arguments once, by key, and sorts them once.
 *
 * @param tracking the columns of observations
 */
public record History(Tracking tracking) implements States {
    public History {
        requireNonNull(tracking, "tracking");
    }

    /** The history of objects that never cease to be. */
    History(List<String> columns, List<String> key, String sequence) {
        this(new Tracking(columns, key, List.of(sequence), Deletions.NONE));
    }

    @Override
    public List<Column> open() {
        Column isCurrent = col(SystemColumns.IS_CURRENT);
        Column isGone =
                col(SystemColumns.IS_DELETED).and(col(SystemColumns.VALID_TO).isNull());
        return tracking.hasDeletions() ? List.of(isCurrent, isGone) : List.of(isCurrent);
    }

    /** Late is what lies before the open version's {@code valid_from}, or at it and wins. One join. */
    @Override
    public Dataset<Row> late(Dataset<Row> open, Dataset<Row> observations) {
        Points points = new Points(tracking);
        Dataset<Row> stored =
                points.ofReplaced(open.where(col(SystemColumns.VALID_TO).isNull()));
        Dataset<Row> batch = points.ofEarlier(observations);
        Column start = col("open." + Points.AT);
        Column at = col("batch." + Points.AT);
        Column wins = col("batch." + Points.STATE).gt(col("open." + Points.STORED + "." + Points.STATE));
        Column isLate = at.lt(start).or(at.equalTo(start).and(wins));
        Column ofSameKey = IntStream.range(0, tracking.key().size())
                .mapToObj(Points::keyName)
                .map(name -> col("open." + name).equalTo(col("batch." + name)))
                .reduce(lit(true), Column::and);
        return stored.as("open")
                .join(batch.as("batch"), ofSameKey.and(isLate), "left_semi")
                .select(tracking.keysOf());
    }

    /** Merges a batch of records alone. */
    Dataset<Row> merge(Dataset<Row> stored, Dataset<Row> observations) {
        Points points = new Points(tracking);
        return new Timeline(points).of(points.ofVersions(stored).unionByName(points.ofBatch(observations), true));
    }

    @Override
    public Dataset<Row> merge(Dataset<Row> stored, Dataset<Row> observations, Dataset<Row> inferred) {
        Points points = new Points(tracking);
        return new Timeline(points)
                .of(points.ofVersions(stored)
                        .unionByName(points.ofBatch(observations), true)
                        .unionByName(points.ofEarlier(inferred), true));
    }

    @Override
    public Dataset<Row> rebuild(Dataset<Row> stored, Dataset<Row> others, Dataset<Row> observations) {
        Points points = new Points(tracking);
        Dataset<Row> known = points.ofReplaced(stored).unionByName(points.ofEarlier(others), true);
        return new Timeline(points).of(known.unionByName(points.ofBatch(observations), true));
    }

    /**
     * A record is {@code written} if it starts the first version of an object that was unknown, {@code updated} if it
     * starts another version, {@code duplicate} if it lost to another record at the same point or repeats one of the
     * batch, else {@code unchanged}.
     */
    @Override
    public List<Column> counters() {
        return Disposition.counters();
    }

    @Override
    public Dataset<Row> conflicts(Dataset<Row> moments) {
        return moments.where(Disposition.conflicts()).select(tracking.keysOf()).distinct();
    }

    /** The declared columns, {@code valid_from}, {@code valid_to}, what kind of state it is, and {@code _last_seen}. */
    @Override
    public Dataset<Row> rows(Dataset<Row> moments) {
        return new VersionRows(tracking).of(moments);
    }
}
