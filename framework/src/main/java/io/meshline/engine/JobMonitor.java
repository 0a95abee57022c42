package io.meshline.engine;

import io.meshline.lineage.JobTag;
import io.meshline.model.DatasetId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts, for each job of a run, the Spark jobs that it starts and the share of their tasks that is done. */
final class JobMonitor extends SparkListener {
    private static final String PROPERTY = "meshline.job";

    private final Map<String, Progress> byJob = new ConcurrentHashMap<>();
    private final Map<Integer, Progress> byStage = new ConcurrentHashMap<>();

    private static final class Progress {
        private final AtomicLong sparkJobs = new AtomicLong();
        private final AtomicLong tasks = new AtomicLong();
        private final AtomicLong done = new AtomicLong();
    }

    /** Marks what the calling thread starts as belonging to a job, and names it in Spark's own UI. */
    static void enter(SparkContext context, JobTag tag) {
        context.addJobTag(tag.text());
        context.setLocalProperty(PROPERTY, tag.job().toString());
        context.setJobDescription(tag.job().toString());
    }

    /** Ends what {@link #enter} began. */
    static void leave(SparkContext context) {
        context.clearJobTags();
        context.setLocalProperty(PROPERTY, null);
        context.setJobDescription(null);
    }

    /** How many Spark jobs the job has started so far; exact once Spark's listener bus is empty. */
    long sparkJobs(DatasetId job) {
        Progress progress = byJob.get(job.toString());
        return progress == null ? 0 : progress.sparkJobs.get();
    }

    /** Which share of the tasks begun so far is done, from 0 to 1. */
    double share(DatasetId job) {
        Progress progress = byJob.get(job.toString());
        long tasks = progress == null ? 0 : progress.tasks.get();
        return tasks == 0 ? 0 : Math.min(1, (double) progress.done.get() / tasks);
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        String job = start.properties() == null ? null : start.properties().getProperty(PROPERTY);
        if (job == null) {
            return;
        }
        Progress progress = byJob.computeIfAbsent(job, key -> new Progress());
        progress.sparkJobs.incrementAndGet();
        start.stageInfos().foreach(stage -> {
            progress.tasks.addAndGet(stage.numTasks());
            byStage.put(stage.stageId(), progress);
            return null;
        });
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        Progress progress = byStage.get(end.stageId());
        if (progress != null) {
            progress.done.incrementAndGet();
        }
    }
}
