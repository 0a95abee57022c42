package io.meshline.quality;

import static java.util.Objects.requireNonNull;

import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.repository.MetricsRepository;
import com.amazon.deequ.repository.MetricsRepositoryMultipleResultsLoader;
import com.amazon.deequ.repository.ResultKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import scala.Option;

/**
 * Deequ's metrics repository over a table, to be handed to a {@code VerificationSuite}. It may be shared by threads;
 * each reading sees what is in the table then.
 *
 * <p>What runs measured is found by the tags of {@link MeasuredBatch}, at the time when their job started. Kept are
 * figures that are one finite number. Those whose analyzer Deequ cannot write down, and of a histogram the number of
 * bins, stand in the table and are none of the results here.
 */
public final class TableMetricsRepository implements MetricsRepository {
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final MetricsTable table;
    private Optional<Save> lastSave = Optional.empty();

    public TableMetricsRepository(MetricsTable table) {
        this.table = requireNonNull(table, "table");
    }

    /**
     * Keeps the successful figures, all or none. What is kept under the same key already is replaced analyzer by
     * analyzer, so that saving twice is saving once, and two that append to one key lose nothing.
     *
     * @throws io.meshline.error.MeshlineException {@code WRITE_FAILED}, or {@code CONCURRENT_RUN} if other writers were
     *     faster for minutes
     */
    @Override
    public void save(ResultKey key, AnalyzerContext context) {
        List<io.meshline.model.Metric> figures = DeequResults.figures(context);
        // Threads of one repository queue up; only those of others are overtaken and try again.
        synchronized (this) {
            letOthersCommit();
            long start = System.nanoTime();
            table.put(DeequResults.key(key), figures);
            lastSave = Optional.of(new Save(System.nanoTime(), System.nanoTime() - start));
        }
    }

    /**
     * Waits for as long as the save before took, counted from its end. Whoever saves in a loop would otherwise start ahead
     * of all others each time, commit before them, and make them try again until the loop is over.
     */
    private void letOthersCommit() {
        long left = lastSave.map(save -> save.end() + Math.min(save.took(), LONGEST_PAUSE) - System.nanoTime())
                .orElse(0L);
        try {
            TimeUnit.NANOSECONDS.sleep(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Save(long end, long took) {}

    @Override
    public Option<AnalyzerContext> loadByKey(ResultKey key) {
        MetricKey wanted = DeequResults.key(key);
        List<Measurement> kept = table.read(MetricsQuery.of(wanted)).stream()
                .filter(measurement -> measurement.key().equals(wanted))
                .toList();
        return Option.apply(DeequResults.results(kept, analyzer -> true).stream()
                .map(result -> result.analyzerContext())
                .findFirst()
                .orElse(null));
    }

    /** All results; {@code after} and {@code before} include the time that is named. */
    @Override
    public MetricsRepositoryMultipleResultsLoader load() {
        return new TableResultsLoader(table, MetricsQuery.ALL, analyzer -> true);
    }

    /** The figures of a job's committed batches; the table is read once, when the first one is asked for. */
    public MetricHistory history(String job) {
        return new TableHistory(table, job);
    }
}
