package io.meshline.engine;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Counts of the ledger that ride along with a pass over the rows, as observed metrics. The pass must run before the
 * counts are read.
 */
final class Counters {
    /** Spark tells of observed metrics from a thread of its own, shortly after the action returns. */
    private static final long PATIENCE_SECONDS = 60;

    private final Observation observation = new Observation("meshline-" + UUID.randomUUID());

    /** The same rows, counted when they pass; each counter is an aggregate over them. */
    Dataset<Row> observe(Dataset<Row> rows, Map<String, Column> counters) {
        Column[] named = counters.entrySet().stream()
                .map(counter ->
                        coalesce(counter.getValue(), lit(0L)).cast("bigint").as(counter.getKey()))
                .toArray(Column[]::new);
        Column[] others = Arrays.copyOfRange(named, 1, named.length);
        return rows.observe(observation, named[0], others);
    }

    /** The counts of the pass that ran. */
    Map<String, Long> counted() {
        FutureTask<Map<String, Object>> metrics = new FutureTask<>(observation::getAsJava);
        Thread waiting = new Thread(metrics, "observed-metrics");
        waiting.setDaemon(true);
        waiting.start();
        try {
            Map<String, Long> counts = new LinkedHashMap<>();
            metrics.get(PATIENCE_SECONDS, TimeUnit.SECONDS).forEach((name, count) -> counts.put(name, (Long) count));
            return counts;
        } catch (TimeoutException | ExecutionException e) {
            throw new MeshlineException(
                    ErrorCode.INTERNAL, "Failed to count the rows of a pass: Spark told of no observed metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshlineException(ErrorCode.INTERNAL, "Failed to count the rows of a pass: interrupted", e);
        }
    }
}
