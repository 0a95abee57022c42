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
 * @param log the file that takes Spark's log
 */
record Workspace(Project project, String runId, String log) {
    private static final String LOG_PROPERTY = "meshline.log";

    /** Reads and checks everything, or throws all problems at once. */
    static Workspace open(ConfigOptions options) {
        Problems problems = options.problems();
        Mesh mesh = ConfigLoader.load(options.source(), problems);
        String runId = RunIds.next();
        String log = Path.of(mesh.settings().logs(), runId + ".log").toString();
        // Logging starts with the first class of Spark; from here on it knows its file.
        System.setProperty(LOG_PROPERTY, log);
        Project project = Project.check(mesh, problems);
        problems.throwIfAny();
        return new Workspace(project, runId, log);
    }
}
