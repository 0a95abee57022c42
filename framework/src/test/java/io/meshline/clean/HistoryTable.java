package io.meshline.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.meshline.clean.HistoryOracle.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A history that is kept the way a table would be: each merge is given as few stored versions as it may. */
final class HistoryTable {
    static final History HISTORY = new History(List.of("id", "colour", "at", "size"), List.of("id"), "at");

    private static final StructType RECORD = StructType.fromDDL("id bigint, colour string, at int, size int");
    private static final StructType VERSION = StructType.fromDDL("id bigint, colour string, at int, size int, "
            + "valid_from int, valid_to int, is_current boolean, _last_seen int");

    private final SparkSession spark;
    private final List<Observation> read = new ArrayList<>();
    private Set<Row> rows = new HashSet<>();
    private int rebuilt;

    HistoryTable(SparkSession spark) {
        this.spark = spark;
    }

    /** The rows of the table. */
    Set<Row> rows() {
        return rows;
    }

    /** How many objects were computed from all their observations so far. */
    int rebuilt() {
        return rebuilt;
    }

    /** Takes a batch in; returns its counters, in the order of {@link History#counters()}. */
    List<Long> take(Collection<Observation> batch) {
        Dataset<Row> observations = records(batch);
        Set<Object> ids = ids(observations);
        Set<Object> late = ids(HISTORY.late(versions(row -> ids.contains(row.get(0))), observations));
        Predicate<Row> isNeeded = row -> ids.contains(row.get(0)) && (row.getBoolean(6) || late.contains(row.get(0)));
        Dataset<Row> moments = HISTORY.merge(versions(isNeeded), observations).persist();
        Set<Object> conflicting = ids(HISTORY.conflicts(moments));
        if (!conflicting.isEmpty()) {
            Column isConflicting = col("id").isin(conflicting.toArray());
            Predicate<Row> isRebuilt = row -> conflicting.contains(row.get(0));
            Dataset<Row> merged =
                    HISTORY.merge(versions(isNeeded.and(isRebuilt.negate())), observations.where(not(isConflicting)));
            Dataset<Row> anew = HISTORY.rebuild(
                    versions(isRebuilt), records(read).where(isConflicting), observations.where(isConflicting));
            moments = merged.unionByName(anew).persist();
            isNeeded = isNeeded.or(isRebuilt);
        }
        replace(isNeeded, HISTORY.rows(moments).collectAsList());
        read.addAll(batch);
        rebuilt += conflicting.size();
        return counters(moments);
    }

    /** Replaces the versions that were given; the change feed must tell the same story. */
    private void replace(Predicate<Row> isGiven, List<Row> written) {
        Set<Row> next = new HashSet<>(rows);
        next.removeIf(isGiven);
        moved(written, row -> row.isNullAt(8), next::add);
        Set<Row> fed = new HashSet<>(rows);
        moved(written, row -> Set.of("delete", "update_preimage").contains(change(row)), fed::remove);
        moved(written, row -> Set.of("insert", "update_postimage").contains(change(row)), fed::add);
        if (!fed.equals(next)) {
            throw new AssertionError("the change feed leads to another table");
        }
        rows = next;
    }

    private static void moved(List<Row> written, Predicate<Row> isMeant, Predicate<Row> move) {
        for (Row row : written.stream().filter(isMeant).toList()) {
            Row version = RowFactory.create(
                    IntStream.range(0, VERSION.size()).mapToObj(row::get).toArray());
            if (!move.test(version)) {
                throw new AssertionError("without effect: " + row);
            }
        }
    }

    private static String change(Row row) {
        return row.isNullAt(8) ? "" : row.getString(8);
    }

    static List<Long> counters(Dataset<Row> moments) {
        List<Column> counters = History.counters();
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
        return spark.createDataFrame(rows.stream().filter(isMeant).toList(), VERSION);
    }

    private Dataset<Row> records(Collection<Observation> observations) {
        List<Row> records = observations.stream()
                .map(one -> RowFactory.create(one.id(), one.colour(), one.at(), one.size()))
                .toList();
        return spark.createDataFrame(records, RECORD);
    }
}
