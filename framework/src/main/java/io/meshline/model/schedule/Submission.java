package io.meshline.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a task hands to {@code spark-submit}.
 *
 * @param connection the scheduler's connection to Spark
 * @param deployMode where the driver runs
 * @param jar Meshline's jar
 * @param confDir the folder of the configuration, as the driver sees it
 * @param results the folder that takes the documents of runs
 * @param spark settings that must be there before the driver starts
 */
public record Submission(
        String connection,
        DeployMode deployMode,
        String jar,
        String confDir,
        String results,
        Map<String, String> spark) {

    /** Where the driver runs. */
    public enum DeployMode {
        /** In the process that the task starts. */
        CLIENT,
        /** On the cluster. */
        CLUSTER;

        /** The name in configuration and in the manifest. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Submission {
        requireNonNull(connection, "connection");
        requireNonNull(deployMode, "deployMode");
        requireNonNull(jar, "jar");
        requireNonNull(confDir, "confDir");
        requireNonNull(results, "results");
        spark = Collections.unmodifiableMap(new TreeMap<>(spark));
    }
}
