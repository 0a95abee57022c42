package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random records, cut into random batches that come in random order, through real commits: the table of one batch. */
@Tag("slow")
@ExtendWith(SharedSpark.class)
class StatesInRandomOrderTest {
    private static final int BATCHES = 8;
    private static final int OBJECTS = 60;
    private static final int DAYS = 9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"full, 1", "full, 2", "none, 3"})
    void changesInAnyOrder(String history, long seed, SparkSession spark) {
        Random random = new Random(seed);
        List<String> records = new ArrayList<>();
        for (int count = 0; count < OBJECTS * DAYS; count++) {
            String record = record(random.nextInt(OBJECTS), 1 + random.nextInt(DAYS), random);
            Collections.nCopies(1 + random.nextInt(2), record).forEach(records::add);
        }
        List<List<String>> batches = IntStream.range(0, BATCHES)
                .mapToObj(batch -> (List<String>) new ArrayList<String>())
                .toList();
        records.forEach(record -> batches.get(random.nextInt(BATCHES)).add(record));
        assertSame(spark, "sequence-by = at, delete-when = \"op = 'd'\", history = " + history, records, batches);
    }

    @ParameterizedTest
    @CsvSource({"full, 4", "none, 5"})
    void snapshotsInAnyOrder(String history, long seed, SparkSession spark) {
        Random random = new Random(seed);
        List<List<String>> snapshots = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            List<String> snapshot = new ArrayList<>();
            for (int sku = 0; sku < OBJECTS; sku++) {
                if (random.nextInt(3) > 0) {
                    snapshot.add(record(sku, day, new Random(sku + day / 3)).replace("'d'", "'u'"));
                }
            }
            snapshots.add(snapshot);
        }
        List<String> records = snapshots.stream().flatMap(List::stream).toList();
        // The first ones in order, the others as chance has it.
        Collections.shuffle(snapshots.subList(3, DAYS), random);
        assertSame(
                spark,
                "sequence-by = at, snapshots = complete, max-missing = 1, history = " + history,
                records,
                snapshots);
    }

    private void assertSame(SparkSession spark, String keys, List<String> records, List<List<String>> batches) {
        Records atOnce = new Records(spark, folder.resolve("once"), "entities.stock", "key = [sku], " + keys);
        assertThat(take(atOnce, records).status()).isEqualTo(JobStatus.SUCCEEDED);
        Records inParts = new Records(spark, folder.resolve("parts"), "entities.stock", "key = [sku], " + keys);
        for (int batch = 0; batch < batches.size(); batch++) {
            assertThat(take(inParts, batches.get(batch)).status()).isEqualTo(JobStatus.SUCCEEDED);
        }
        assertThat(inParts.rows("*")).isEqualTo(atOnce.rows("*")).hasSizeGreaterThanOrEqualTo(OBJECTS);
        assertThat(inParts.rows("sku").stream().distinct()).hasSize(OBJECTS);
    }

    private static JobRun take(Records table, List<String> records) {
        BinaryOperator<String> listed = (left, right) -> left + ", " + right;
        return table.take(records.stream().reduce(listed).orElseThrow());
    }

    /** One in four is a deletion; a few pieces more or less make records of the same day differ. */
    private static String record(int sku, int day, Random random) {
        boolean gone = random.nextInt(4) == 0;
        String free = gone && random.nextBoolean() ? "cast(null as int)" : String.valueOf(random.nextInt(3));
        return "('S%d', %s, '2024-01-%02d', '%s')".formatted(sku, free, day, gone ? "d" : "u");
    }
}
