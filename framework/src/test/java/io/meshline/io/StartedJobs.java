package io.meshline.io;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/** Counts the Spark jobs that some code starts. */
final class StartedJobs extends SparkListener {
    private final AtomicInteger started = new AtomicInteger();

    static int during(SparkSession spark, Runnable code) {
        StartedJobs jobs = new StartedJobs();
        settle(spark);
        spark.sparkContext().addSparkListener(jobs);
        try {
            code.run();
            settle(spark);
            return jobs.started.get();
        } finally {
            spark.sparkContext().removeSparkListener(jobs);
        }
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        started.incrementAndGet();
    }

    private static void settle(SparkSession spark) {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty(10_000);
        } catch (TimeoutException e) {
            throw new IllegalStateException("events of Spark did not settle", e);
        }
    }
}
