package io.meshline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.TableSpec;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table of a file for each of three days. */
@ExtendWith(SharedSpark.class)
class TimeRangeTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    TimeRangeTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void findsTheFilesOfAnIntervalByTheirStatistics() {
        for (int day = 1; day <= 3; day++) {
            spark.sql("select date'2024-01-0" + day + "' as on_day, timestamp'2024-01-0" + day + " 00:30:00' as at, "
                            + day + " as n")
                    .coalesce(1)
                    .write()
                    .format("delta")
                    .mode("append")
                    .save(folder.toString());
        }
        assertThat(found("on_day", "2024-01-02", "2024-01-03")).isEqualTo("1 file: 2");
        assertThat(found("on_day", "2024-01-01T23:00-05:00", "2024-01-02T01:00-05:00"))
                .isEqualTo("2 files: 1, 2");
        assertThat(found("at", "2024-01-02", "2024-01-03")).isEqualTo("1 file: 2");
        // The session's time zone is UTC.
        assertThat(found("at", "2024-01-02T00:00+01:00", "2024-01-03T00:00+01:00"))
                .isEqualTo("1 file: 2");
        assertThat(found("at", "2024-01-02T01:00", "2024-01-03T00:30")).isEqualTo("0 files: ");
    }

    private String found(String column, String from, String to) {
        StructType schema = spark.read().format("delta").load(folder.toString()).schema();
        Interval interval =
                new Interval(Bound.parse(from).orElseThrow(), Bound.parse(to).orElseThrow());
        TimeRange range = new TimeRange(interval, TimeRange.axis(column, schema).orElseThrow(), ZoneId.of("UTC"));
        TableSpec spec = new TableSpec("shop.events.sold", folder.toString(), schema, "", List.of());
        try (GatedTransaction transaction = GatedTransaction.open(spark, spec)) {
            int files = transaction.files(range.holds()).size();
            String rows = String.join(
                    ", ",
                    transaction
                            .table()
                            .where(range.holds())
                            .orderBy("n")
                            .selectExpr("string(n)")
                            .collectAsList()
                            .stream()
                            .map(row -> row.getString(0))
                            .toList());
            return files + (files == 1 ? " file: " : " files: ") + rows;
        }
    }
}
