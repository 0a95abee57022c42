package io.meshline.clean;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.meshline.clean.StatesOracle.Kind;
import io.meshline.clean.StatesOracle.Observation;
import io.meshline.clean.Tracking.Deletions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** States that are kept the way a table would be: each merge is given as few stored rows as it may. */
final class StatesTable {
    static final Tracking WITHOUT_DELETIONS =
            new Tracking(List.of("id", "colour", "at", "size"), List.of("id"), List.of("at"), Deletions.NONE);
    static final Tracking WITH_DELETIONS = new Tracking(
            List.of("id", "colour", "at", "rank", "size"), List.of("id"), List.of("at", "rank"), Deletions.POSSIBLE);

    private static final StructType RECORD = StructType.fromDDL(
            "id bigint, at int, rank int, colour string, size int, is_deleted boolean, rejected boolean");

    private final SparkSession spark;
    private final States states;
    private final StructType schema;
    private final List<Observation> read = new ArrayList<>();
    private Set<Row> rows = new HashSet<>();
    private int rebuilt;

    StatesTable(SparkSession spark, States states) {
        this.spark = spark;
        this.states = states;
        Dataset<Row> none = records(List.of());
        StructType written =
                states.rows(states.rebuild(stored(none), none, none)).schema();
        this.schema = new StructType(Arrays.copyOf(written.fields(), written.size() - 1));
    }

    /** The rows of the table. */
    Set<Row> rows() {
        return rows;
    }

    /** How many objects were computed from all their observations so far. */
    int rebuilt() {
        return rebuilt;
    }

    /** Takes a batch in; returns its counters, in the order of {@link States#counters()}. */
    List<Long> take(Collection<Observation> batch) {
        Dataset<Row> observations = records(batch);
        Dataset<Row> none = observations.limit(0);
        Set<Object> ids = ids(observations);
        Set<Object> late = ids(states.late(versions(isOpen().and(isOf(ids))), observations));
        Predicate<Row> isNeeded = isOf(ids).and(isOpen().or(isOf(late)));
        Dataset<Row> moments =
                states.merge(versions(isNeeded), observations, none).persist();
        Set<Object> conflicting = ids(states.conflicts(moments));
        if (!conflicting.isEmpty()) {
            Column isConflicting = col("id").isin(conflicting.toArray());
            Predicate<Row> isRebuilt = isOf(conflicting);
            Dataset<Row> merged = states.merge(
                    versions(isNeeded.and(isRebuilt.negate())), observations.where(not(isConflicting)), none);
            Dataset<Row> anew = states.rebuild(
                    versions(isRebuilt), records(read).where(isConflicting), observations.where(isConflicting));
            moments = merged.unionByName(anew).persist();
            isNeeded = isNeeded.or(isRebuilt);
        }
        rebuilt += conflicting.size();
        return written(batch, moments, isNeeded);
    }

    /** Takes a batch of complete snapshots in. */
    List<Long> takeSnapshots(Collection<Observation> batch) {
        Snapshots snapshots = new Snapshots(states.tracking());
        Dataset<Row> structured = structured(batch);
        Dataset<Row> observations = observations(structured);
        if (snapshots.isInOrder(versions(isOpen()), observations)) {
            Predicate<Row> isCurrent = row -> row.getBoolean(index("is_current"));
            Dataset<Row> sightings = snapshots.sightings(structured).unionByName(snapshots.known(versions(isCurrent)));
            Set<Object> ids = ids(observations);
            Predicate<Row> isNeeded = isCurrent.or(isOpen().and(isOf(ids)));
            Dataset<Row> absences = snapshots.absences(sightings, observations);
            return written(
                    batch,
                    states.merge(versions(isNeeded), observations, absences).persist(),
                    isNeeded);
        }
        rebuilt++;
        List<Observation> all = new ArrayList<>(read);
        all.addAll(batch);
        Dataset<Row> source = structured(all);
        Dataset<Row> others =
                observations(source).unionByName(snapshots.absences(snapshots.sightings(source), observations(source)));
        return written(
                batch,
                states.rebuild(versions(row -> true), others, observations).persist(),
                row -> true);
    }

    private List<Long> written(Collection<Observation> batch, Dataset<Row> moments, Predicate<Row> isGiven) {
        replace(isGiven, states.rows(moments).collectAsList());
        read.addAll(batch);
        return counters(states, moments);
    }

    /** Replaces the rows that were given; the change feed must tell the same story. */
    private void replace(Predicate<Row> isGiven, List<Row> written) {
        Set<Row> next = new HashSet<>(rows);
        next.removeIf(isGiven);
        moved(written, row -> change(row).isEmpty(), next::add);
        Set<Row> fed = new HashSet<>(rows);
        moved(written, row -> Set.of("delete", "update_preimage").contains(change(row)), fed::remove);
        moved(written, row -> Set.of("insert", "update_postimage").contains(change(row)), fed::add);
        if (!fed.equals(next)) {
            throw new AssertionError("the change feed leads to another table");
        }
        rows = next;
    }

    private void moved(List<Row> written, Predicate<Row> isMeant, Predicate<Row> move) {
        for (Row row : written.stream().filter(isMeant).toList()) {
            Row plain = RowFactory.create(
                    IntStream.range(0, schema.size()).mapToObj(row::get).toArray());
            if (!move.test(plain)) {
                throw new AssertionError("without effect: " + row);
            }
        }
    }

    private String change(Row row) {
        return row.isNullAt(schema.size()) ? "" : row.getString(schema.size());
    }

    private Predicate<Row> isOpen() {
        boolean hasPast = states instanceof History;
        return row -> !hasPast || row.isNullAt(index("valid_to"));
    }

    private static Predicate<Row> isOf(Set<Object> ids) {
        return row -> ids.contains(row.get(0));
    }

    private int index(String name) {
        return schema.fieldIndex(name);
    }

    static List<Long> counters(States states, Dataset<Row> moments) {
        List<Column> counters = states.counters();
        Row counted = moments.agg(counters.get(0), Names.array(counters.subList(1, counters.size())))
                .head();
        return IntStream.range(0, counters.size()).mapToObj(counted::getLong).toList();
    }

    private static Set<Object> ids(Dataset<Row> frame) {
        return frame.select("id").collectAsList().stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
    }

    private Dataset<Row> versions(Predicate<Row> isMeant) {
        return spark.createDataFrame(rows.stream().filter(isMeant).toList(), schema);
    }

    private static Dataset<Row> stored(Dataset<Row> none) {
        return none.withColumns(Map.of(
                "valid_from", lit(0),
                "valid_to", lit(0),
                "is_current", lit(true),
                "_last_seen", lit(0)));
    }

    private Dataset<Row> records(Collection<Observation> observations) {
        return observations(structured(observations));
    }

    private static Dataset<Row> observations(Dataset<Row> structured) {
        return structured.where("size(_reasons) = 0").drop(Structuring.REASONS);
    }

    private Dataset<Row> structured(Collection<Observation> observations) {
        List<Row> records = observations.stream()
                .map(one -> RowFactory.create(
                        one.id(),
                        one.at(),
                        one.rank(),
                        one.colour(),
                        one.size(),
                        one.isGone(),
                        one.kind() == Kind.REJECTED))
                .toList();
        Column reasons = when(
                        col("rejected"), array(functions.struct(lit("size").as("column"))))
                .otherwise(array().cast("array<struct<column: string>>"));
        return spark.createDataFrame(records, RECORD)
                .withColumn(Structuring.REASONS, reasons)
                .drop("rejected");
    }
}
