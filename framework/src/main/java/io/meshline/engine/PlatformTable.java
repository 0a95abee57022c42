package io.meshline.engine;

import io.meshline.io.DeltaInput;
import io.meshline.model.Settings;
import io.meshline.report.JobRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** What it says now; empty where nothing was told yet. */
    default Optional<Dataset<Row>> read(SparkSession spark, Settings settings) {
        return new DeltaInput(spark, "platform." + name(), settings.platformPath(name()))
                .firstRead()
                .toRead();
    }

    /** The rows that tell of a job run. */
    Stream<Row> rows(JobRun run);
}
