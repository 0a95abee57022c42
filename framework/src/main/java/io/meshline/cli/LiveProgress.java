package io.meshline.cli;

import io.meshline.model.DatasetId;
import io.meshline.plan.Action;
import io.meshline.plan.JobPlan;
import io.meshline.report.JobRun;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Shows a run on a terminal: one line for each running job, redrawn in place below the finished ones. */
final class LiveProgress implements RunCommand.Progress {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final PrintWriter err;
    private final int width;
    private final Map<DatasetId, String> running = new LinkedHashMap<>();
    private int drawn;

    /**
     * @param width the columns of the terminal; longer lines are cut, since one that wraps cannot be redrawn in place
     */
    LiveProgress(PrintWriter err, int width) {
        this.err = err;
        this.width = width;
    }

    @Override
    public synchronized void started(JobPlan plan) {
        if (plan.action() != Action.UP_TO_DATE) {
            running.put(plan.job(), plan.job() + ": " + plan.action().label() + ", " + plan.reason());
            redraw();
        }
    }

    @Override
    public synchronized void progressed(DatasetId job, double share) {
        if (running.containsKey(job)) {
            String line = running.get(job).replaceAll(" {2}\\d+ %$", "");
            running.put(job, String.format(Locale.ROOT, "%s  %.0f %%", line, share * 100));
            redraw();
        }
    }

    @Override
    public synchronized void finished(JobRun run) {
        running.remove(run.job());
        erase();
        err.println(FinishedLine.of(run));
        draw();
    }

    @Override
    public synchronized void close() {
        erase();
        err.flush();
    }

    private void redraw() {
        erase();
        draw();
    }

    private void erase() {
        err.print(UP_AND_CLEAR.repeat(drawn));
        drawn = 0;
    }

    private void draw() {
        running.values().forEach(line -> err.println(line.substring(0, Math.min(line.length(), width - 1))));
        drawn = running.size();
        err.flush();
    }
}
