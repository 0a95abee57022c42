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
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings stored rows and observations into one form: a row for each point of an object's sequence that they speak of. All
 * names are ours, so that no declared column clashes with them; the key columns are {@code key_0} and so on.
 */
record Points(Tracking tracking) {
    /** The point. */
    static final String AT = "at";
    /** The state that holds there: what decides between several, and the attributes. */
    static final String STATE = "state";
    /** The state that a record of the batch tells. */
    static final String OBSERVED = "observed";
    /** The stored row that starts there. */
    static final String STORED = "stored";
    /** The same, if what was observed between its two ends is known from it only. */
    static final String SPAN = "span";

    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String CURRENT = "current";
    static final String SEEN = "seen";

    /** The points that stored versions give evidence of: where each starts, and where it was last seen. */
    Dataset<Row> ofVersions(Dataset<Row> versions) {
        Column from = col(STORED + "." + FROM);
        Column seen = col(STORED + "." + SEEN);
        Column ends = when(seen.gt(from), array(from, seen)).otherwise(array(from));
        Column isStart = col(AT).equalTo(from);
        return versions.select(tracking.withKeys(version().as(STORED)))
                .withColumn(AT, explode(ends))
                .withColumn(STATE, col(STORED + "." + STATE))
                .withColumn(SPAN, when(isStart.and(seen.gt(from)), col(STORED)))
                .withColumn(STORED, when(isStart, col(STORED)));
    }

    /** The points at which versions start that observations are to replace; they give no evidence of any state. */
    Dataset<Row> ofReplaced(Dataset<Row> versions) {
        return versions.select(tracking.withKeys(version().as(STORED)))
                .withColumn(AT, col(STORED + "." + FROM))
                .withColumn(SPAN, when(lit(false), col(STORED)));
    }

    /** The point of each object of which one state is stored. */
    Dataset<Row> ofLatest(Dataset<Row> rows) {
        return ofEarlier(rows).withColumn(STORED, struct(col(AT), col(STATE)));
    }

    /** The points of observations that are not of the batch. */
    Dataset<Row> ofEarlier(Dataset<Row> observations) {
        return observations.select(
                tracking.withKeys(Names.column(tracking.point()).as(AT), state().as(STATE)));
    }

    /** The points of the batch. */
    Dataset<Row> ofBatch(Dataset<Row> observations) {
        return ofEarlier(observations).withColumn(OBSERVED, col(STATE));
    }

    /** What is known of an object at a point, as one value, of which the greatest counts; a constant for nothing. */
    private Column state() {
        List<Column> parts = new ArrayList<>();
        tracking.ranks().forEach(name -> parts.add(Names.column(name).as(name)));
        if (tracking.hasDeletions()) {
            Column isDeleted = col(SystemColumns.IS_DELETED);
            parts.add(isDeleted);
            tracking.attributes()
                    .forEach(name ->
                            parts.add(when(not(isDeleted), Names.column(name)).as(name)));
        } else {
            tracking.attributes().forEach(name -> parts.add(Names.column(name).as(name)));
        }
        return parts.isEmpty() ? struct(lit(0).as("none")) : struct(Names.array(parts));
    }

    /** Whether a state is that the object is gone. */
    Column isGone(Column state) {
        return tracking.hasDeletions() ? state.getField(SystemColumns.IS_DELETED) : lit(false);
    }

    private Column version() {
        return struct(
                Names.column(SystemColumns.VALID_FROM).as(FROM),
                Names.column(SystemColumns.VALID_TO).as(UNTIL),
                Names.column(SystemColumns.IS_CURRENT).as(CURRENT),
                Names.column(SystemColumns.LAST_SEEN).as(SEEN),
                state().as(STATE));
    }

    /** The name among points of a key column. */
    static String keyName(int index) {
        return "key_" + index;
    }

    /** The key columns of points. */
    Column[] keys() {
        return IntStream.range(0, tracking.key().size())
                .mapToObj(index -> col(keyName(index)))
                .toArray(Column[]::new);
    }

    /** The declared columns of an object that has a state at a point. */
    List<Column> declared(Column at, Column state) {
        return tracking.columns().stream()
                .map(name -> value(name, at, state).as(name))
                .toList();
    }

    private Column value(String name, Column at, Column state) {
        int index = tracking.key().indexOf(name);
        if (index >= 0) {
            return col(keyName(index));
        }
        return name.equals(tracking.point()) ? at : state.getField(name);
    }
}
