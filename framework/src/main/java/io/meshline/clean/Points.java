package io.meshline.clean;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.SystemColumns;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings stored versions and observations into one form: a row for each point of an object's sequence that they speak
 * of. All names are ours, so that no declared column clashes with them; the key columns are {@code key_0} and so on.
 */
record Points(History history) {
    /** The point. */
    static final String AT = "at";
    /** The attributes that hold there. */
    static final String STATE = "state";
    /** The attributes that a record of the batch tells. */
    static final String OBSERVED = "observed";
    /** The stored version that starts there. */
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
        return versions.select(withKeys(stored().as(STORED)))
                .withColumn(AT, explode(ends))
                .withColumn(STATE, col(STORED + "." + STATE))
                .withColumn(SPAN, when(isStart.and(seen.gt(from)), col(STORED)))
                .withColumn(STORED, when(isStart, col(STORED)));
    }

    /** The points at which versions start that observations are to replace; they give no evidence of any state. */
    Dataset<Row> ofReplaced(Dataset<Row> versions) {
        return versions.select(withKeys(stored().as(STORED)))
                .withColumn(AT, col(STORED + "." + FROM))
                .withColumn(SPAN, when(lit(false), col(STORED)));
    }

    /** The points of observations that were read before. */
    Dataset<Row> ofEarlier(Dataset<Row> observations) {
        return observations.select(withKeys(Names.column(history.sequence()).as(AT), state().as(STATE)));
    }

    /** The points of the batch. */
    Dataset<Row> ofBatch(Dataset<Row> observations) {
        return ofEarlier(observations).withColumn(OBSERVED, col(STATE));
    }

    /** The attributes as one value; a constant for objects that have none. */
    Column state() {
        List<Column> attributes = history.attributes().stream()
                .map(name -> Names.column(name).as(name))
                .toList();
        return attributes.isEmpty() ? struct(lit(0).as("none")) : struct(Names.array(attributes));
    }

    private Column stored() {
        return struct(
                Names.column(SystemColumns.VALID_FROM).as(FROM),
                Names.column(SystemColumns.VALID_TO).as(UNTIL),
                Names.column(SystemColumns.IS_CURRENT).as(CURRENT),
                Names.column(SystemColumns.LAST_SEEN).as(SEEN),
                state().as(STATE));
    }

    private Column[] withKeys(Column... more) {
        Stream<Column> keys = IntStream.range(0, history.key().size())
                .mapToObj(index -> Names.column(history.key().get(index)).as(keyName(index)));
        return Stream.concat(keys, Stream.of(more)).toArray(Column[]::new);
    }

    /** The name among points of a key column. */
    static String keyName(int index) {
        return "key_" + index;
    }

    /** The key columns of points. */
    Column[] keys() {
        return IntStream.range(0, history.key().size())
                .mapToObj(index -> col(keyName(index)))
                .toArray(Column[]::new);
    }
}
