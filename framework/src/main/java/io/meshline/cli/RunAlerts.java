package io.meshline.cli;

import io.meshline.alert.AlertDesk;
import io.meshline.engine.RunListener;
import io.meshline.model.DatasetId;
import io.meshline.plan.JobPlan;
import io.meshline.report.JobRun;
import io.meshline.report.RunReport;
import java.io.PrintWriter;
import java.util.function.Function;

/** Lets a run be told of where it goes wrong; what cannot be told becomes one line of warning at the very end. */
final class RunAlerts implements AutoCloseable {
    private final AlertDesk desk;
    private final PrintWriter err;

    private RunAlerts(AlertDesk desk, PrintWriter err) {
        this.desk = desk;
        this.err = err;
    }

    static RunAlerts open(Workspace workspace, PrintWriter err) {
        return new RunAlerts(AlertDesk.open(workspace.project().mesh(), workspace.runId(), workspace.log()), err);
    }

    /** Runs, and tells the desk what {@code listener} is told too. */
    RunReport during(Function<RunListener, RunReport> run, RunListener listener) {
        try {
            RunReport report = run.apply(new Both(desk, listener));
            desk.ended(report);
            return report;
        } catch (RuntimeException | Error e) {
            desk.brokeOff(e);
            throw e;
        }
    }

    /** Waits up to the configured bound for what is under way. */
    @Override
    public void close() {
        desk.close().ifPresent(warning -> {
            err.println("warn: " + warning);
            err.flush();
        });
    }

    private record Both(AlertDesk desk, RunListener listener) implements RunListener {
        @Override
        public void started(JobPlan plan) {
            listener.started(plan);
        }

        @Override
        public void progressed(DatasetId job, double share) {
            listener.progressed(job, share);
        }

        @Override
        public void finished(JobRun run) {
            desk.ended(run);
            listener.finished(run);
        }
    }
}
