package io.meshline.engine;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * The same rows, counted when they pass.
     *
     * @param counters aggregates over the rows, each with a name
     */
    Dataset<Row> observe(Dataset<Row> rows, List<Column> counters) {
        return rows.observe(
                observation,
                counters.get(0),
                counters.subList(1, counters.size()).toArray(Column[]::new));
    }

    /** The counts of the pass that ran. */
    Map<String, Long> counted() {
        return measured(Long.class);
    }

    /** The figures of the pass that ran, without those of no values. */
    Map<String, Double> figures() {
        return measured(Double.class);
    }

    private <T> Map<String, T> measured(Class<T> kind) {
        FutureTask<Map<String, Object>> metrics = new FutureTask<>(observation::getAsJava);
        Thread waiting = new Thread(metrics, "observed-metrics");
        waiting.setDaemon(true);
        waiting.start();
        try {
            Map<String, T> found = new LinkedHashMap<>();
            metrics.get(PATIENCE_SECONDS, TimeUnit.SECONDS).forEach((name, value) -> {
                if (kind.isInstance(value)) {
                    found.put(name, kind.cast(value));
                }
            });
            return found;
        } catch (TimeoutException | ExecutionException e) {
            throw new MeshlineException(
                    ErrorCode.INTERNAL, "Failed to count the rows of a pass: Spark told of no observed metrics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeshlineException(ErrorCode.INTERNAL, "Failed to count the rows of a pass: interrupted", e);
        }
    }
}
