package io.meshline.cli;

import io.meshline.model.DatasetId;
import io.meshline.plan.Action;
import io.meshline.plan.JobPlan;
import io.meshline.report.JobRun;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Shows a run as lines that only grow: for logs, pipes and schedulers. */
final class PlainProgress implements RunCommand.Progress {
    private static final long REPORT_EVERY_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final Map<DatasetId, Long> lastTold = new HashMap<>();

    PlainProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void started(JobPlan plan) {
        lastTold.put(plan.job(), System.nanoTime());
        if (plan.action() != Action.UP_TO_DATE) {
            say(plan.job() + ": " + plan.action().label() + ", " + plan.reason());
        }
    }

    @Override
    public synchronized void progressed(DatasetId job, double share) {
        long now = System.nanoTime();
        if (now - lastTold.getOrDefault(job, now) >= REPORT_EVERY_NANOS) {
            lastTold.put(job, now);
            say(String.format(Locale.ROOT, "%s: %.0f %%", job, share * 100));
        }
    }

    @Override
    public synchronized void finished(JobRun run) {
        say(FinishedLine.of(run));
    }

    @Override
    public void close() {
        err.flush();
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
