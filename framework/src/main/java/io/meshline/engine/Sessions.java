package io.meshline.engine;

import io.meshline.model.Setting;
import io.meshline.model.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts the Spark session of a run. */
final class Sessions {
    /** What Meshline cannot do without; a setting of the same key gives way to it. */
    static final Map<String, String> REQUIRED = Map.of(
            "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            // Positions are read from the checksum file without a Spark job, however many inputs a table has.
            "spark.databricks.delta.setTransactionsInCrc.maxAllowed", "100000",
            // Delta otherwise replays the log at every commit where the process does not run in UTC.
            "spark.databricks.delta.allFilesInCrc.verificationMode.forceOnNonUTC.enabled", "false",
            // Spark otherwise takes a pass whose result is empty out of the plan, and its counts with it.
            "spark.sql.adaptive.optimizer.excludedRules",
                    "org.apache.spark.sql.execution.adaptive.AQEPropagateEmptyRelation",
            // A cast that fails is a quarantined row, not the end of the job.
            "spark.sql.ansi.enabled", "false",
            // The one meaning of a date pattern under which the exactness of casts is tested.
            "spark.sql.legacy.timeParserPolicy", "CORRECTED");

    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.app.name", "meshline",
            "spark.sql.warehouse.dir", ".meshline/spark-warehouse",
            // The files of a table are looked up in its checksum file, up to this many.
            "spark.databricks.delta.allFilesInCrc.thresholdNumFiles", "1000");

    private Sessions() {}

    /** A session with the settings of the configuration; what spark-submit was given wins over them. */
    static SparkSession start(Settings settings) {
        SparkConf submitted = new SparkConf();
        SparkSession.Builder builder = SparkSession.builder();
        merged(settings).forEach((key, value) -> {
            if (REQUIRED.containsKey(key) || !submitted.contains(key)) {
                builder.config(key, value);
            }
        });
        SparkSession session = builder.getOrCreate();
        session.sparkContext().setLogLevel("WARN");
        return session;
    }

    private static Map<String, String> merged(Settings settings) {
        Map<String, String> merged = new LinkedHashMap<>(DEFAULTS);
        for (Map.Entry<String, Setting> setting : settings.spark().entrySet()) {
            merged.put(setting.getKey(), setting.getValue().value());
        }
        merged.putAll(REQUIRED);
        return merged;
    }
}
