package io.meshline.cli;

import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import java.util.Locale;

/** The line that says how a job ended. */
final class FinishedLine {
    private FinishedLine() {}

    static String of(JobRun run) {
        if (run.status() == JobStatus.SUCCEEDED) {
            return String.format(
                    Locale.ROOT,
                    "%s: done in %.1f s, version %d",
                    run.job(),
                    run.work().seconds(),
                    run.work().version().orElse(-1));
        }
        return run.job() + ": " + run.status().key();
    }
}
