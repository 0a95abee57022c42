package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Settings;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * What all jobs of a run share.
 *
 * @param runId the run's id
 * @param project what is configured
 * @param spark the session
 * @param monitor what watches Spark's jobs
 * @param clock tells the time
 */
record RunContext(String runId, Project project, SparkSession spark, JobMonitor monitor, Clock clock) {
    RunContext {
        requireNonNull(runId, "runId");
        requireNonNull(project, "project");
        requireNonNull(spark, "spark");
        requireNonNull(monitor, "monitor");
        requireNonNull(clock, "clock");
    }

    Settings settings() {
        return project.mesh().settings();
    }
}
