package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.SharedSpark;
import io.meshline.report.JobRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an ordinary batch costs where objects can be deleted, beside the same batch where they cannot, in one process and in
 * turns. The medians are written to {@code target/open-rows.txt}; the tables are compared, not the time.
 */
@Tag("slow")
@ExtendWith(SharedSpark.class)
class OpenRowsCostTest {
    private static final int OBJECTS = 300_000;
    private static final int ROUNDS = 7;

    @TempDir
    private Path folder;

    private final Map<String, List<Double>> seconds = new TreeMap<>();

    @Test
    void comesToTheSameRows(SparkSession spark) throws IOException {
        Records changes = new Records(
                spark,
                folder.resolve("changes"),
                "entities.stock",
                "key = [sku], sequence-by = at, delete-when = \"op = 'd'\"");
        Records upserts =
                new Records(spark, folder.resolve("upserts"), "entities.stock", "key = [sku], sequence-by = at");
        for (int day = 0; day < ROUNDS + 4; day++) {
            // Three days make a table with a past; a tenth of the objects are gone where they can be.
            int count = day < 3 ? OBJECTS : OBJECTS / 100;
            String batch =
                    "select 'S' || (id * 7919 %% %d) as sku, int(id + %d) as free, date_add('2024-01-01', %d) as at, "
                                    .formatted(OBJECTS, day, day)
                            + "if(id %% 10 = 3 and %d = 2, 'd', 'u') as op from range(%d)".formatted(day, count);
            time("with deletions", day, () -> changes.takeAll(batch));
            time("without", day, () -> upserts.takeAll(batch));
        }
        String open = "count(if(valid_to is null, 1, null))";
        assertThat(changes.rows(open)).isEqualTo(upserts.rows(open)).containsExactly(String.valueOf(OBJECTS));
        Files.write(Path.of("target/open-rows.txt"), medians());
    }

    private interface Batch {
        JobRun run();
    }

    private void time(String table, int day, Batch batch) {
        JobRun run = batch.run();
        if (day > 3) {
            seconds.computeIfAbsent(table, name -> new ArrayList<>())
                    .add(run.work().seconds());
        }
    }

    private List<String> medians() {
        return seconds.entrySet().stream()
                .map(each -> each.getKey() + ": "
                        + each.getValue().stream()
                                .sorted()
                                .toList()
                                .get(each.getValue().size() / 2) + " of "
                        + each.getValue())
                .toList();
    }
}
