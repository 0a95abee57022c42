package io.meshline.lineage;

import io.meshline.lineage.SparkEvents.Execution;
import io.openlineage.spark.agent.OpenLineageSparkListener;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Shows OpenLineage's listener what Spark writes for the jobs of a run, and nothing else: of audits, lookups and Delta's
 * own bookkeeping it would make events without meaning. What the listener says goes to the {@link SparkEvents} of the
 * run, together with what only Spark knows: for which job it was done, and whether it failed.
 */
final class SparkWrites extends SparkListener {
    /** How Spark calls the command of a staged write. */
    private static final String COMMAND = "Execute SaveIntoDataSourceCommand";

    private final String runId;
    private final SparkEvents events;
    private final OpenLineageSparkListener listener;
    private final Map<Long, Execution> writes = new HashMap<>();

    /**
     * Opens the listener with settings of its own, which nobody sees among Spark's.
     *
     * @param settings Spark's settings, of which the listener's own are kept
     */
    SparkWrites(Tree tree, SparkConf settings, SparkEvents events) {
        this.runId = tree.run().id().toString();
        this.events = events;
        SparkConf own = settings.clone()
                .set("spark.openlineage.transport.type", MeshlineTransportBuilder.TYPE)
                .set("spark.openlineage.transport.run", runId)
                .set("spark.openlineage.namespace", tree.run().namespace());
        this.listener = new OpenLineageSparkListener(own);
        MeshlineTransportBuilder.open(runId, events::take);
    }

    /** Begins the application in the eyes of the listener: a session may serve several runs. */
    synchronized void begin(String name, String applicationId, long time) {
        events.about(Optional.empty());
        Option<String> none = Option.empty();
        listener.onApplicationStart(new SparkListenerApplicationStart(
                name,
                Option.apply(applicationId),
                time,
                System.getProperty("user.name", ""),
                none,
                Option.empty(),
                Option.empty()));
    }

    /** Ends the application in the eyes of the listener. */
    synchronized void end(long time) {
        events.about(Optional.empty());
        listener.onApplicationEnd(new SparkListenerApplicationEnd(time));
    }

    /** Whatever the listener says from here on is for nobody. */
    void close() {
        MeshlineTransportBuilder.close(runId);
    }

    @Override
    public synchronized void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof SparkListenerSQLExecutionStart start) {
            started(start);
        } else if (event instanceof SparkListenerSQLExecutionEnd end) {
            ended(end);
        }
    }

    private void started(SparkListenerSQLExecutionStart start) {
        if (start.sparkPlanInfo().nodeName().equals(COMMAND)) {
            JavaConverters.setAsJavaSet(start.jobTags()).stream()
                    .flatMap(tag -> JobTag.jobOf(tag, runId).stream())
                    .findFirst()
                    .map(job -> new Execution(job, Instant.ofEpochMilli(start.time()), Optional.empty()))
                    .ifPresent(write -> {
                        writes.put(start.executionId(), write);
                        events.about(Optional.of(write));
                        listener.onOtherEvent(start);
                    });
        }
    }

    private void ended(SparkListenerSQLExecutionEnd end) {
        Execution write = writes.remove(end.executionId());
        if (write != null) {
            Option<String> error = end.errorMessage();
            // The empty message is how Spark says that nothing went wrong.
            Optional<String> message =
                    Optional.of(error.isEmpty() ? "" : error.get()).filter(text -> !text.isEmpty());
            events.about(Optional.of(write.failedBy(message)));
            listener.onOtherEvent(end);
        }
    }
}
