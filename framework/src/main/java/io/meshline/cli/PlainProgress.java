package io.meshline.cli;

import io.meshline.model.DatasetId;
import io.meshline.plan.Action;
import io.meshline.plan.JobPlan;
import io.meshline.report.JobRun;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Shows a run as lines that only grow: for logs, pipes and schedulers. */
final class PlainProgress implements RunCommand.Progress {
    private static final long REPORT_EVERY_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final LongSupplier nanos;
    private final Map<DatasetId, Long> lastTold = new HashMap<>();

    /** @param nanos the time that has passed since any fixed moment, in nanoseconds */
    PlainProgress(PrintWriter err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
    }

    @Override
    public synchronized void started(JobPlan plan) {
        lastTold.put(plan.job(), nanos.getAsLong());
        if (plan.action() != Action.UP_TO_DATE) {
            say(plan.job() + ": " + plan.action().label() + ", " + plan.reason());
        }
    }

    @Override
    public synchronized void progressed(DatasetId job, double share) {
        long now = nanos.getAsLong();
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
