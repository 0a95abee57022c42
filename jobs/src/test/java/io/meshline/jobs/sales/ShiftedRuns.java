package io.meshline.jobs.sales;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.meshline.jobs.WarehouseFiles;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A copy of a warehouse whose platform tables and quarantines tell of runs as if they had taken place at other times. */
final class ShiftedRuns {
    private static final StructType SHIFTS =
            new StructType().add("run_id", DataTypes.StringType).add("shift", DataTypes.LongType);

    private ShiftedRuns() {}

    /**
     * Copies a warehouse, without what is told of other runs.
     *
     * @param times when each run is said to have started, by its id
     */
    static Path copy(Path warehouse, Path target, Map<String, LocalDateTime> times) {
        new WarehouseFiles(warehouse).copyTo(target);
        Dataset<Row> shifts = shifts(warehouse, times);
        for (String table : new WarehouseFiles(warehouse).tables()) {
            if (table.startsWith("platform/") || table.endsWith("_quarantine")) {
                shift(warehouse.resolve(table), target.resolve(table), shifts);
            }
        }
        return target;
    }

    private static Dataset<Row> shifts(Path warehouse, Map<String, LocalDateTime> times) {
        List<Row> shifts = new ArrayList<>();
        new SalesTables(warehouse)
                .readPlatform("runs")
                .filter(col("run_id").isin(times.keySet().toArray()))
                .groupBy("run_id")
                .agg(expr("min(started_at)").cast("timestamp_ntz"))
                .collectAsList()
                .forEach(run -> {
                    LocalDateTime time = times.get(run.getString(0));
                    LocalDateTime started = run.getAs(1);
                    shifts.add(RowFactory.create(run.getString(0), ChronoUnit.MICROS.between(started, time)));
                });
        return SparkSession.active().createDataFrame(shifts, SHIFTS);
    }

    private static void shift(Path table, Path target, Dataset<Row> shifts) {
        Dataset<Row> rows = SparkSession.active().read().format("delta").load(table.toString());
        Dataset<Row> shifted = rows.join(shifts, "run_id");
        for (String column : List.of("started_at", "measured_at", "quarantined_at")) {
            if (List.of(rows.columns()).contains(column)) {
                shifted = shifted.withColumn(column, expr("timestamp_micros(unix_micros(" + column + ") + shift)"));
            }
        }
        shifted.select(Arrays.stream(rows.columns()).map(name -> col(name)).toArray(Column[]::new))
                .write()
                .format("delta")
                .mode("overwrite")
                .save(target.toString());
    }
}
