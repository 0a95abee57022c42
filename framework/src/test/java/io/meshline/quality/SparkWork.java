package io.meshline.quality;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;

/** Counts what an action makes Spark do: jobs, and rows and bytes read from files. */
public final class SparkWork extends SparkListener {
    private final AtomicInteger jobs = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();

    private SparkWork() {}

    public static SparkWork of(SparkSession spark, Runnable action) throws Exception {
        SparkContext context = spark.sparkContext();
        SparkWork work = new SparkWork();
        context.listenerBus().waitUntilEmpty();
        context.addSparkListener(work);
        try {
            action.run();
            context.listenerBus().waitUntilEmpty();
            return work;
        } finally {
            context.removeSparkListener(work);
        }
    }

    public int jobs() {
        return jobs.get();
    }

    public long rowsRead() {
        return rows.get();
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        jobs.incrementAndGet();
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted completed) {
        rows.addAndGet(completed.stageInfo().taskMetrics().inputMetrics().recordsRead());
    }
}
