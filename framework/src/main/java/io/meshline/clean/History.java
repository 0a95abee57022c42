package io.meshline.clean;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The history of objects as a pure function of the set of their observations, whatever the order in which these
 * arrive and however they are cut into batches.
 *
 * <p>An observation says which attributes an object had at one point of its sequence. Of several observations of an
 * object at the same point the one with the greatest attributes counts, compared column by column in declared order,
 * null below everything. Observations that follow each other with equal attributes are one version: {@code valid_from}
 * is the point of the first, {@code _last_seen} of the last, {@code valid_to} the next version's {@code valid_from}.
 * A version is identified by its key and {@code valid_from}.
 *
 * <p><b>Which stored versions a merge needs.</b> The current version of each key of the batch; all versions of the keys
 * that {@link #late} names. More do no harm. A stored version stands for the observations at its {@code valid_from} and
 * {@code _last_seen}; that there may have been others in between makes no difference, unless an observation of the
 * batch with other attributes falls between the two, or wins at one of them: what is in between then says where the
 * version ends and resumes. Such a <em>conflict</em> is counted by {@link #counters} and its keys are named by
 * {@link #conflicts}; they take {@link #rebuild} from all observations, the others stay with {@code merge}.
 *
 * <p>A merge shuffles its arguments once, by key, and sorts them once.
 *
 * @param columns the declared columns, in the table's order; none of them a map, which has no order
 * @param key the columns that name an object; never null in an observation
 * @param sequence the column that orders an object's observations; never null in an observation
 */
public record History(List<String> columns, List<String> key, String sequence) {
    /** What the row of a write is: null for a row of the table, else the kind of change, in Delta's words. */
    public static final String CHANGE_TYPE = "_change_type";

    public History {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        requireNonNull(sequence, "sequence");
        if (key.isEmpty() || key.contains(sequence) || !columns.containsAll(key) || !columns.contains(sequence)) {
            throw new IllegalArgumentException("key and sequence must be different columns of " + columns);
        }
    }

    /**
     * The versions of some keys. Where {@code keys} is broadcast, the others are passed over where they lie and not
     * shuffled.
     *
     * @param keys the key columns
     */
    public Dataset<Row> touched(Dataset<Row> versions, Dataset<Row> keys) {
        return versions.join(keys, key.toArray(String[]::new), "left_semi");
    }

    /** The versions of all other keys; as for {@link #touched}. */
    public Dataset<Row> untouched(Dataset<Row> versions, Dataset<Row> keys) {
        return versions.join(keys, key.toArray(String[]::new), "left_anti");
    }

    /**
     * The keys with an observation that their current version alone cannot place: one before its {@code valid_from},
     * or one at it that wins. One join.
     *
     * @param current the current versions of the batch's keys; history versions among them are passed over
     * @param observations the batch
     * @return the key columns, each key once
     */
    public Dataset<Row> late(Dataset<Row> current, Dataset<Row> observations) {
        Points points = new Points(this);
        Dataset<Row> stored = points.ofReplaced(current.where(col(SystemColumns.IS_CURRENT)));
        Dataset<Row> batch = points.ofEarlier(observations);
        Column start = col("current." + Points.AT);
        Column at = col("batch." + Points.AT);
        Column wins = col("batch." + Points.STATE).gt(col("current." + Points.STORED + "." + Points.STATE));
        Column isLate = at.lt(start).or(at.equalTo(start).and(wins));
        Column ofSameKey = IntStream.range(0, key.size())
                .mapToObj(Points::keyName)
                .map(name -> col("current." + name).equalTo(col("batch." + name)))
                .reduce(lit(true), Column::and);
        return stored.as("current")
                .join(batch.as("batch"), ofSameKey.and(isLate), "left_semi")
                .select(keysOf());
    }

    /**
     * Merges a batch into what is stored.
     *
     * @param versions the stored versions that the class comment asks for
     * @param observations the batch
     * @return moments: an intermediate form to count with {@link #counters}, and to read with {@link #rows} and
     *     {@link #conflicts}
     */
    public Dataset<Row> merge(Dataset<Row> versions, Dataset<Row> observations) {
        Points points = new Points(this);
        return new Timeline(this).of(points.ofVersions(versions).unionByName(points.ofBatch(observations), true));
    }

    /**
     * Computes the versions of some keys from all of their observations, and the changes against what is stored.
     *
     * @param versions all stored versions of these keys
     * @param earlier all observations of these keys that came before the batch; those of the batch do no harm
     * @param observations those of the batch, which alone are counted
     * @return moments, as from {@link #merge}, without conflicts
     */
    public Dataset<Row> rebuild(Dataset<Row> versions, Dataset<Row> earlier, Dataset<Row> observations) {
        Points points = new Points(this);
        Dataset<Row> known = points.ofReplaced(versions).unionByName(points.ofEarlier(earlier), true);
        return new Timeline(this).of(known.unionByName(points.ofBatch(observations), true));
    }

    /**
     * What an observation of moments counts. Each record of the batch is exactly one of {@code written} (it starts the
     * first version of an object that was unknown), {@code updated} (it starts another version), {@code duplicate}
     * (it lost to another record at the same point, or repeats one of the batch) and {@code unchanged} (all others);
     * {@code observations} is their sum. {@code conflicts} counts the points at which the merge is not exact.
     */
    public static List<Column> counters() {
        return Disposition.counters();
    }

    /** The keys of the conflicts among some moments, each key once. Computes the moments anew. */
    public Dataset<Row> conflicts(Dataset<Row> moments) {
        return moments.where(Disposition.conflicts()).select(keysOf()).distinct();
    }

    /**
     * What is to be written of some moments: the versions with a null {@link #CHANGE_TYPE}, and the changes. A version
     * that is new is an {@code insert}, one that is gone a {@code delete}, one with other values an
     * {@code update_preimage} and an {@code update_postimage}; one that stays as it was is no change.
     *
     * @return the declared columns, {@link SystemColumns#OF_ENTITIES} and {@link #CHANGE_TYPE}
     */
    public Dataset<Row> rows(Dataset<Row> moments) {
        return new VersionRows(this).of(moments);
    }

    /** The columns that describe an object. */
    List<String> attributes() {
        return columns.stream()
                .filter(name -> !key.contains(name) && !name.equals(sequence))
                .toList();
    }

    private Column[] keysOf() {
        return IntStream.range(0, key.size())
                .mapToObj(index -> col(Points.keyName(index)).as(key.get(index)))
                .toArray(Column[]::new);
    }
}
