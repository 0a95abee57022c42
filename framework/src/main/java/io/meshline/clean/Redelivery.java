package io.meshline.clean;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.meshline.model.FactIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What becomes of facts of which a table has another delivery, where the sequence columns decide and not the arrival: the
 * greater one stays, and takes the place of the other where that was stored before.
 *
 * @param identity when two rows tell of the same fact
 */
public record Redelivery(FactIdentity identity) {
    private static final String WINS = "_wins";
    private static final String RANK = "_rank";

    public Redelivery {
        requireNonNull(identity, "identity");
    }

    /**
     * The facts of the batch that are stored, with whether each beats all of its stored deliveries.
     *
     * @param staged the batch, each fact once
     * @param existing the stored rows that may tell of the same facts
     */
    public Dataset<Row> met(Dataset<Row> staged, Dataset<Row> existing) {
        Dataset<Row> batch = ranked(staged, staged).as("batch");
        Dataset<Row> stored = ranked(existing, staged).as("stored");
        Column wins = col("batch." + RANK).gt(col("stored." + RANK));
        List<Column> keys = new ArrayList<>();
        identity.by()
                .forEach(name -> keys.add(col("stored." + Names.quoted(name)).as(name)));
        keys.add(wins.as(WINS));
        return stored.join(batch, Deduplication.same("stored", "batch", identity.by()))
                .select(Names.array(keys))
                .groupBy(Names.columns(identity.by()))
                .agg(min(WINS).as(WINS));
    }

    /**
     * How many facts of a batch are stored.
     *
     * @param replacing facts that take the place of stored ones
     * @param known facts that are known as they are, or in a greater delivery
     */
    public record Counts(long replacing, long known) {}

    /** Counts the facts that were met; runs a job. */
    public static Counts counts(Dataset<Row> met) {
        Row counted = met.agg(count(when(col(WINS), 1)), count(when(not(col(WINS)), 1)))
                .head();
        return new Counts(counted.getLong(0), counted.getLong(1));
    }

    /** The facts of the batch that nothing stored tells of. */
    public Dataset<Row> fresh(Dataset<Row> staged, Dataset<Row> met) {
        return joined(staged, met, "left_anti");
    }

    /** The rows, of the batch or stored, of facts that the batch replaces. */
    public Dataset<Row> replaced(Dataset<Row> rows, Dataset<Row> met) {
        return joined(rows, met.where(col(WINS)), "left_semi");
    }

    /** The rows of all other facts. */
    public Dataset<Row> kept(Dataset<Row> rows, Dataset<Row> met) {
        return joined(rows, met.where(col(WINS)), "left_anti");
    }

    /** Some rows as a kind of change; as rows of the table without one. */
    public static Dataset<Row> as(Dataset<Row> rows, String change) {
        return rows.withColumn(
                States.CHANGE_TYPE, lit(change.isEmpty() ? null : change).cast("string"));
    }

    private Dataset<Row> ranked(Dataset<Row> rows, Dataset<Row> staged) {
        List<Column> columns = new ArrayList<>(Arrays.asList(Names.columns(identity.by())));
        columns.add(Deduplication.rank(staged, identity).as(RANK));
        return rows.select(Names.array(columns));
    }

    private Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> met, String how) {
        return rows.as("rows").join(met.as("met"), Deduplication.same("rows", "met", identity.by()), how);
    }
}
