package io.meshline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.StatesOracle.Counts;
import io.meshline.clean.StatesOracle.Kind;
import io.meshline.clean.StatesOracle.Observation;
import io.meshline.clean.StatesOracle.Version;
import io.meshline.fixture.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each object is a random case of its own, so that one run of Spark tries thousands of them. */
@ExtendWith(SharedSpark.class)
class StatesPropertyTest {
    private static final int OBJECTS = 800;
    private static final int BATCHES = 4;

    private final SparkSession spark;

    StatesPropertyTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void anyOrderAndCutOfObservationsGivesTheHistoryOfTheirSet() {
        StatesTable table = new StatesTable(spark, new History(StatesTable.WITHOUT_DELETIONS));
        List<Observation> read = new ArrayList<>();
        for (List<Observation> batch : batches(new Random(1), 0)) {
            assertCounted(table.take(batch), expectedCounts(read, batch), batch);
            read.addAll(batch);
            assertThat(table.rows().equals(versions(read, StatesPropertyTest::withoutDeletions)))
                    .isTrue();
        }
        assertThat(table.rebuilt()).as("objects with a conflict").isGreaterThan(OBJECTS / 10);
    }

    @Test
    void deletionsAreStatesLikeOthersOfWhichNoneIsCurrent() {
        StatesTable table = new StatesTable(spark, new History(StatesTable.WITH_DELETIONS));
        List<Observation> read = new ArrayList<>();
        for (List<Observation> batch : batches(new Random(2), 4)) {
            assertCounted(table.take(batch), expectedCounts(read, batch), batch);
            read.addAll(batch);
            assertThat(table.rows().equals(versions(read, StatesPropertyTest::withDeletions)))
                    .isTrue();
            Invariants.hold(table.rows());
        }
    }

    @Test
    void theLatestStateIsThatOfTheGreatestObservationInAnyOrder() {
        StatesTable table = new StatesTable(spark, new Latest(StatesTable.WITH_DELETIONS));
        List<Observation> read = new ArrayList<>();
        for (List<Observation> batch : batches(new Random(3), 4)) {
            List<Long> counted = table.take(batch);
            assertThat(counted.subList(1, 5).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(batch.size());
            read.addAll(batch);
            assertThat(table.rows().equals(latest(read))).isTrue();
        }
        assertThat(table.rebuilt()).isZero();
    }

    @Test
    void snapshotsInAnyOrderGiveTheHistoryOfTheirSet() {
        StatesTable table = new StatesTable(spark, new History(StatesTable.WITH_DELETIONS));
        assertSnapshots(table, new Random(4), read -> versions(read, StatesPropertyTest::withDeletions));
        Invariants.hold(table.rows());
    }

    @Test
    void snapshotsInAnyOrderGiveTheLatestStates() {
        StatesTable table = new StatesTable(spark, new Latest(StatesTable.WITH_DELETIONS));
        assertSnapshots(table, new Random(5), StatesPropertyTest::latest);
    }

    private interface Model {
        Set<Row> rows(Collection<Observation> observations);
    }

    /** In order first, so that the cheap way is gone; then late ones, and a snapshot in two parts. */
    private static void assertSnapshots(StatesTable table, Random random, Model model) {
        List<List<Observation>> snapshots = snapshots(random);
        List<List<Integer>> deliveries = List.of(List.of(0), List.of(2, 3), List.of(), List.of(1, 6), List.of(7));
        List<Observation> read = new ArrayList<>();
        for (List<Integer> delivery : deliveries) {
            List<Observation> batch = new ArrayList<>();
            delivery.forEach(number -> batch.addAll(snapshots.get(number)));
            List<Long> counted = table.takeSnapshots(batch);
            read.addAll(batch);
            List<Observation> all = new ArrayList<>(StatesOracle.states(read));
            all.addAll(StatesOracle.absences(read));
            assertThat(table.rows().equals(model.rows(all)))
                    .as("after " + delivery)
                    .isTrue();
            assertThat(counted.subList(1, 5).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(StatesOracle.states(batch).size());
        }
        assertThat(table.rebuilt()).as("late deliveries").isEqualTo(2);
    }

    private static List<List<Observation>> snapshots(Random random) {
        List<List<Observation>> snapshots = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            List<Observation> snapshot = new ArrayList<>();
            // The last one is a second part of the one before.
            int point = Math.min(at, 6);
            for (long id = 0; id < OBJECTS; id++) {
                if (random.nextInt(3) > 0) {
                    Kind kind = random.nextInt(6) == 0 ? Kind.REJECTED : Kind.STATE;
                    snapshot.add(new Observation(id, point, null, kind, colour(random, 2), null));
                }
            }
            snapshots.add(snapshot);
        }
        return snapshots;
    }

    private static List<List<Observation>> batches(Random random, int ofDeletions) {
        List<List<Observation>> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            batches.add(new ArrayList<>());
        }
        for (long id = 0; id < OBJECTS; id++) {
            int points = 2 + random.nextInt(8);
            int colours = 1 + random.nextInt(2);
            for (int count = 1 + random.nextInt(12); count > 0; count--) {
                boolean gone = ofDeletions > 0 && random.nextInt(ofDeletions) == 0;
                Integer rank = ofDeletions > 0 && random.nextInt(5) == 0 ? (Integer) random.nextInt(2) : null;
                Integer size = gone || random.nextInt(4) == 0 ? null : (Integer) 1;
                String colour = gone ? null : colour(random, colours);
                Kind kind = gone ? Kind.GONE : Kind.STATE;
                Observation one = new Observation(id, random.nextInt(points), rank, kind, colour, size);
                batches.get(random.nextInt(BATCHES)).add(one);
                if (random.nextInt(6) == 0) {
                    batches.get(random.nextInt(BATCHES)).add(one);
                }
            }
        }
        return batches;
    }

    private static String colour(Random random, int colours) {
        String colour = List.of("", "blue", "red").get(random.nextInt(colours + 1));
        return colour.isEmpty() ? null : colour;
    }

    private static void assertCounted(List<Long> counted, List<Long> expected, Collection<Observation> batch) {
        assertThat(counted.subList(0, 5)).isEqualTo(expected);
        assertThat(counted.subList(1, 5).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(batch.size());
        assertThat(counted.get(5)).as("conflicts that are left").isZero();
    }

    private static List<Long> expectedCounts(List<Observation> earlier, List<Observation> batch) {
        Map<Long, List<Observation>> before = StatesOracle.byObject(earlier);
        long[] sums = new long[5];
        StatesOracle.byObject(batch).forEach((id, told) -> {
            Counts counts = StatesOracle.counts(before.getOrDefault(id, List.of()), told);
            sums[0] += counts.observations();
            sums[1] += counts.written();
            sums[2] += counts.updated();
            sums[3] += counts.unchanged();
            sums[4] += counts.duplicate();
        });
        return Arrays.stream(sums).boxed().toList();
    }

    private interface Form {
        Row of(Version version);
    }

    private static Set<Row> versions(Collection<Observation> observations, Form form) {
        Set<Row> rows = new HashSet<>();
        StatesOracle.byObject(observations)
                .values()
                .forEach(told -> StatesOracle.versions(told).forEach(version -> rows.add(form.of(version))));
        return rows;
    }

    private static Set<Row> latest(Collection<Observation> observations) {
        Set<Row> rows = new HashSet<>();
        StatesOracle.byObject(observations).values().stream()
                .map(StatesOracle::last)
                .forEach(last -> rows.add(RowFactory.create(
                        last.id(), last.colour(), last.at(), last.rank(), last.size(), !last.isGone(), last.isGone())));
        return rows;
    }

    private static Row withoutDeletions(Version version) {
        Observation first = version.first();
        boolean isOpen = version.until() == null;
        return RowFactory.create(
                first.id(),
                first.colour(),
                first.at(),
                first.size(),
                first.at(),
                version.until(),
                isOpen,
                version.seen());
    }

    private static Row withDeletions(Version version) {
        Observation first = version.first();
        boolean isCurrent = version.until() == null && !first.isGone();
        return RowFactory.create(
                first.id(),
                first.colour(),
                first.at(),
                first.rank(),
                first.size(),
                first.at(),
                version.until(),
                isCurrent,
                first.isGone(),
                version.seen());
    }

    /** What a reader may rely on, whatever came in which order. */
    private static final class Invariants {
        private static final int FROM = 5;
        private static final int UNTIL = 6;

        static void hold(Set<Row> rows) {
            Map<Long, List<Row>> objects = new HashMap<>();
            rows.forEach(row -> objects.computeIfAbsent(row.getLong(0), id -> new ArrayList<>())
                    .add(row));
            objects.values().forEach(versions -> {
                versions.sort(Comparator.comparing(row -> row.getInt(FROM)));
                for (int index = 0; index < versions.size(); index++) {
                    Row version = versions.get(index);
                    boolean isLast = index == versions.size() - 1;
                    Object until = isLast ? null : versions.get(index + 1).get(FROM);
                    assertThat(version.get(UNTIL)).isEqualTo(until);
                    assertThat(version.getBoolean(7)).isEqualTo(isLast && !version.getBoolean(8));
                }
            });
        }
    }
}
