package io.meshline.jobs.sales;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/** The time of Spark's queries, planning included, by the part of Meshline that asked for them. */
final class SqlTime extends SparkListener {
    /** Part by a class in the call stack of its queries; the first that is there decides. */
    private static final Map<String, String> PARTS = parts();

    private final Map<Long, SparkListenerSQLExecutionStart> running = new ConcurrentHashMap<>();
    private final Map<String, Double> seconds = new ConcurrentHashMap<>();

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("PlatformTables", "platform tables");
        parts.put("OpenBatch", "file log and quarantine");
        parts.put("quality.Auditor", "audit");
        parts.put("StagedWrite.statistics", "audit");
        parts.put("Executor.prepare", "stage");
        parts.put("DatasetStates", "plan");
        return parts;
    }

    /** Runs an action and returns the seconds of its queries by part. */
    static Map<String, Double> during(SparkSession spark, Runnable action) {
        SqlTime time = new SqlTime();
        spark.sparkContext().addSparkListener(time);
        try {
            action.run();
            spark.sparkContext().listenerBus().waitUntilEmpty();
            return time.seconds;
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            spark.sparkContext().removeSparkListener(time);
        }
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof SparkListenerSQLExecutionStart start) {
            running.put(start.executionId(), start);
        } else if (event instanceof SparkListenerSQLExecutionEnd end && running.containsKey(end.executionId())) {
            SparkListenerSQLExecutionStart start = running.remove(end.executionId());
            seconds.merge(part(start.details()), (end.time() - start.time()) / 1e3, Double::sum);
        }
    }

    private static String part(String stack) {
        return PARTS.entrySet().stream()
                .filter(part -> stack.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }
}
