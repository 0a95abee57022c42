package io.meshline.cli;

import io.meshline.config.ConfigLoader;
import io.meshline.engine.Project;
import io.meshline.engine.RunIds;
import io.meshline.error.Problems;
import io.meshline.model.Mesh;
import java.nio.file.Path;

/**
 * A checked project and the run that a command makes of it.
 *
 * @param project what is configured, without a problem
 * @param runId the run's id
 * @param log the file that takes Spark's log, or where else it goes
 */
record Workspace(Project project, String runId, String log) {
    private static final String LOG_PROPERTY = "meshline.log";
    private static final String OWN_LOGGING = "meshline-log4j2.properties";
    private static final String LOGGING_PROPERTY = "log4j2.configurationFile";
    /** Where spark-submit logs to as long as nobody tells it otherwise; a cluster keeps it with the driver. */
    private static final String OUTPUT = "the driver's standard error";

    /** Reads and checks everything, or throws all problems at once. */
    static Workspace open(ConfigOptions options) {
        Problems problems = options.problems();
        Mesh mesh = ConfigLoader.load(options.source(), problems);
        String runId = RunIds.next();
        String log = log(mesh.settings().logs(), runId);
        Project project = Project.check(mesh, problems);
        problems.throwIfAny();
        return new Workspace(project, runId, log);
    }

    private static String log(String folder, String runId) {
        if (!System.getProperty(LOGGING_PROPERTY, "").endsWith(OWN_LOGGING)) {
            return OUTPUT;
        }
        String file = Path.of(folder, runId + ".log").toString();
        // Logging starts with the first class of Spark; from here on it knows its file.
        System.setProperty(LOG_PROPERTY, file);
        return file;
    }
}
