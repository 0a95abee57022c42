package io.meshline.engine;

import static org.apache.spark.sql.functions.lit;

import io.meshline.commit.TableSpec;
import io.meshline.io.DeltaInput;
import io.meshline.report.JobRun;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A table under {@code <warehouse>/platform/}: what it says of one job run. */
sealed interface PlatformTable permits RunsTable, QualityMetricsTable, QualityResultsTable {
    /** All of them; each is caught up on its own. */
    List<PlatformTable> ALL = List.of(new RunsTable(), new QualityMetricsTable(), new QualityResultsTable());

    /** The folder's name below {@code platform}. */
    String name();

    /** What a row of it is. */
    String description();

    /** Its columns, with comments. */
    StructType schema();

    /** What the table in a folder says now, in the columns that it has today; empty where nothing was told yet. */
    default Optional<Dataset<Row>> read(SparkSession spark, String path) {
        return new DeltaInput(spark, "platform." + name(), path)
                .firstRead()
                .toRead()
                .map(this::inColumns);
    }

    /** A table that was written before a column came gets it with the next run. */
    private Dataset<Row> inColumns(Dataset<Row> rows) {
        List<String> given = List.of(rows.columns());
        Column[] columns = Arrays.stream(schema().fields())
                .map(field -> given.contains(field.name())
                        ? rows.col(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        return rows.select(columns);
    }

    /** The table in a folder, to be written. */
    default TableSpec spec(String path) {
        return new TableSpec("platform." + name(), path, schema(), description(), List.of());
    }

    /** The rows that tell of a job run. */
    Stream<Row> rows(JobRun run);
}
