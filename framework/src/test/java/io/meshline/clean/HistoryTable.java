package io.meshline.clean;

import static org.apache.spark.sql.functions.col;

import io.meshline.clean.HistoryOracle.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A stored history that is written the way an engine writes it, with the rows held in memory. */
final class HistoryTable {
    static final History HISTORY = new History(List.of("id", "colour", "at", "size"), List.of("id"), "at");
    static final StructType RECORD = StructType.fromDDL("id bigint, colour string, at int, size int");
    static final StructType VERSION = StructType.fromDDL(
            "id bigint, colour string, at int, size int, valid_from int, valid_to int, is_current boolean, _last_seen int");

    private final SparkSession spark;
    private final List<Observation> read = new ArrayList<>();
    private Set<Row> rows = new HashSet<>();
    private long rebuilt;

    HistoryTable(SparkSession spark) {
        this.spark = spark;
    }

    /** The rows of the table. */
    Set<Row> rows() {
        return Set.copyOf(rows);
    }

    /** How many keys had to be computed from all their observations so far. */
    long rebuilt() {
        return rebuilt;
    }

    /** Takes a batch in; returns its counters, in the order of {@link History#counters()}. */
    List<Long> take(Collection<Observation> batch) {
        Dataset<Row> observations = records(batch);
        Set<Object> ids = ids(observations);
        List<Row> ofBatch =
                rows.stream().filter(row -> ids.contains(row.get(0))).toList();
        List<Row> current = ofBatch.stream().filter(row -> row.getBoolean(6)).toList();
        Set<Object> late = ids(HISTORY.late(versions(current), observations));
        List<Row> needed = ofBatch.stream()
                .filter(row -> row.getBoolean(6) || late.contains(row.get(0)))
                .toList();
        Dataset<Row> moments = HISTORY.merge(versions(needed), observations).persist();
        Set<Object> conflicting = ids(HISTORY.conflicts(moments));
        if (!conflicting.isEmpty()) {
            moments = withoutConflicts(new Batch(ofBatch, needed, observations), conflicting);
            needed = ofBatch.stream()
                    .filter(row -> row.getBoolean(6) || late.contains(row.get(0)) || conflicting.contains(row.get(0)))
                    .toList();
        }
        apply(HISTORY.rows(moments).collectAsList(), needed);
        read.addAll(batch);
        rebuilt += conflicting.size();
        Row counted = moments.agg(count(0), counts()).head();
        return Stream.iterate(0, index -> index + 1)
                .limit(6)
                .map(counted::getLong)
                .toList();
    }

    private record Batch(List<Row> stored, List<Row> needed, Dataset<Row> observations) {}

    private Dataset<Row> withoutConflicts(Batch batch, Set<Object> conflicting) {
        Object[] ids = conflicting.toArray();
        Dataset<Row> merged = HISTORY.merge(
                versions(batch.needed())
                        .where(org.apache.spark.sql.functions.not(col("id").isin(ids))),
                batch.observations()
                        .where(org.apache.spark.sql.functions.not(col("id").isin(ids))));
        Dataset<Row> rebuilt = HISTORY.rebuild(
                versions(batch.stored()).where(col("id").isin(ids)),
                records(read).where(col("id").isin(ids)),
                batch.observations().where(col("id").isin(ids)));
        return merged.unionByName(rebuilt).persist();
    }

    /** Replaces the rows that the merge was given, and holds the changes to be what tells old from new rows. */
    private void apply(List<Row> written, List<Row> given) {
        Set<Row> next = new HashSet<>(rows);
        next.removeAll(given);
        Set<Row> fed = new HashSet<>(rows);
        for (Row row : written) {
            Row version = RowFactory.create(
                    java.util.stream.IntStream.range(0, 8).mapToObj(row::get).toArray());
            String change = row.getString(8);
            if (change == null) {
                check(next.add(version), "written twice", row);
            } else if (change.equals("delete") || change.equals("update_preimage")) {
                check(fed.remove(version), "gone without being there", row);
            }
        }
        for (Row row : written) {
            String change = row.getString(8);
            if (change != null && (change.equals("insert") || change.equals("update_postimage"))) {
                Row version = RowFactory.create(java.util.stream.IntStream.range(0, 8)
                        .mapToObj(row::get)
                        .toArray());
                check(fed.add(version), "change without effect", row);
            }
        }
        if (!fed.equals(next)) {
            throw new AssertionError("the change feed and the table differ");
        }
        rows = next;
    }

    private static void check(boolean holds, String what, Row row) {
        if (!holds) {
            throw new AssertionError(what + ": " + row);
        }
    }

    private Set<Object> ids(Dataset<Row> frame) {
        Set<Object> ids = new HashSet<>();
        frame.select("id").collectAsList().forEach(row -> ids.add(row.get(0)));
        return ids;
    }

    private Dataset<Row> versions(List<Row> versions) {
        return spark.createDataFrame(versions, VERSION);
    }

    private Dataset<Row> records(Collection<Observation> observations) {
        List<Row> records = observations.stream()
                .map(one -> RowFactory.create(one.id(), one.colour(), one.at(), one.size()))
                .toList();
        return spark.createDataFrame(records, RECORD);
    }

    private static org.apache.spark.sql.Column count(int index) {
        return History.counters().get(index);
    }

    private static org.apache.spark.sql.Column[] counts() {
        List<org.apache.spark.sql.Column> counters = History.counters();
        return counters.subList(1, counters.size()).toArray(org.apache.spark.sql.Column[]::new);
    }
}
