package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Settings;
import io.meshline.quality.TableMetricsRepository;
import org.apache.spark.sql.SparkSession;

/**
 * {@code platform.quality_metrics} as Deequ's metrics repository, for programs, shells and notebooks of the platform
 * team. It belongs into {@code VerificationSuite().useRepository(…)}.
 */
public final class PlatformMetrics {
    private PlatformMetrics() {}

    /**
     * The repository of a warehouse. The table need not be there: then nothing was measured, and the first figure that is
     * saved creates it.
     *
     * @param spark a session with Delta's extension and catalog
     * @param warehouse the root of all tables, as a Hadoop path
     */
    public static TableMetricsRepository open(SparkSession spark, String warehouse) {
        requireNonNull(spark, "spark");
        String path = Settings.platformPath(warehouse, new QualityMetricsTable().name());
        return new TableMetricsRepository(new DeltaMetricsTable(spark, path));
    }
}
