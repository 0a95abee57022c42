package io.meshline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.clean.HistoryOracle.Counts;
import io.meshline.clean.HistoryOracle.Observation;
import io.meshline.clean.HistoryOracle.Version;
import io.meshline.fixture.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each object is a random case of its own, so that one run of Spark tries thousands of them. */
@ExtendWith(SharedSpark.class)
class HistoryPropertyTest {
    private static final int OBJECTS = 3000;
    private static final int BATCHES = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyOrderAndCutOfObservationsGivesTheHistoryOfTheirSet(long seed, SparkSession spark) {
        Random random = new Random(seed);
        List<List<Observation>> batches = batches(random);
        HistoryTable table = new HistoryTable(spark);
        List<Observation> read = new ArrayList<>();
        for (List<Observation> batch : batches) {
            List<Long> counted = table.take(batch);
            assertThat(counted.subList(0, 5)).isEqualTo(expectedCounts(read, batch));
            assertThat(counted.subList(1, 5).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(batch.size());
            assertThat(counted.get(5)).as("conflicts that are left").isZero();
            read.addAll(batch);
            assertThat(table.rows().equals(expectedRows(read))).isTrue();
        }
        assertThat(table.rebuilt()).as("objects with a conflict").isGreaterThan(OBJECTS / 10);
    }

    private static List<List<Observation>> batches(Random random) {
        List<List<Observation>> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            batches.add(new ArrayList<>());
        }
        for (long id = 0; id < OBJECTS; id++) {
            int points = 2 + random.nextInt(8);
            int colours = 1 + random.nextInt(2);
            for (int count = 1 + random.nextInt(12); count > 0; count--) {
                String colour = List.of("", "blue", "red").get(random.nextInt(colours + 1));
                Integer size = random.nextInt(4) == 0 ? null : (Integer) 1;
                Observation one = new Observation(id, random.nextInt(points), colour.isEmpty() ? null : colour, size);
                batches.get(random.nextInt(BATCHES)).add(one);
                if (random.nextInt(6) == 0) {
                    batches.get(random.nextInt(BATCHES)).add(one);
                }
            }
        }
        return batches;
    }

    private static List<Long> expectedCounts(List<Observation> earlier, List<Observation> batch) {
        Map<Long, List<Observation>> before = HistoryOracle.byObject(earlier);
        long[] sums = new long[5];
        HistoryOracle.byObject(batch).forEach((id, told) -> {
            Counts counts = HistoryOracle.counts(before.getOrDefault(id, List.of()), told);
            sums[0] += counts.observations();
            sums[1] += counts.written();
            sums[2] += counts.updated();
            sums[3] += counts.unchanged();
            sums[4] += counts.duplicate();
        });
        return Arrays.stream(sums).boxed().toList();
    }

    private static Set<Row> expectedRows(List<Observation> observations) {
        Set<Row> rows = new HashSet<>();
        HistoryOracle.byObject(observations)
                .values()
                .forEach(told -> HistoryOracle.versions(told).forEach(version -> rows.add(row(version))));
        return rows;
    }

    private static Row row(Version version) {
        Observation first = version.first();
        Integer from = first.at();
        return RowFactory.create(
                first.id(),
                first.colour(),
                from,
                first.size(),
                from,
                version.until(),
                version.until() == null,
                version.seen());
    }
}
