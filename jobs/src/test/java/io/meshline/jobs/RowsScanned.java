package io.meshline.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Spark's own count of the rows that scans gave while an action ran, for each folder that was scanned. */
public final class RowsScanned implements QueryExecutionListener {
    private final Map<Long, Scan> scans = new ConcurrentHashMap<>();

    private record Scan(String folder, SQLMetric rows) {}

    /** By the plan that they are in. */
    private final Map<String, Set<String>> functions = new ConcurrentHashMap<>();

    private RowsScanned() {}

    /** Runs an action and listens to it. */
    public static RowsScanned during(SparkSession spark, Runnable action) {
        RowsScanned scanned = new RowsScanned();
        spark.listenerManager().register(scanned);
        try {
            action.run();
            spark.sparkContext().listenerBus().waitUntilEmpty();
            return scanned;
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            spark.listenerManager().unregister(scanned);
        }
    }

    /** The rows that came from a folder, each as often as it was read. */
    public long from(Path folder) {
        return scans.values().stream()
                .filter(scan -> scan.folder().equals(folder.toString()))
                .mapToLong(scan -> scan.rows().value())
                .sum();
    }

    /** The names of functions that are none of Spark's own, in the queries that read a folder. */
    public Set<String> functionsOver(Path folder) {
        return functions.entrySet().stream()
                .filter(query -> query.getKey().contains(folder.toString()))
                .flatMap(query -> query.getValue().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void onSuccess(String name, QueryExecution query, long nanoseconds) {
        Set<String> found = ConcurrentHashMap.newKeySet();
        functions.put(query.executedPlan().toString(), found);
        collect(query.executedPlan(), found);
    }

    @Override
    public void onFailure(String name, QueryExecution query, Exception cause) {
        collect(query.executedPlan(), ConcurrentHashMap.newKeySet());
    }

    /** A scan that several queries share, such as one that fills a cache, has one metric and counts once. */
    private void collect(SparkPlan plan, Set<String> found) {
        if (plan instanceof FileSourceScanExec scan) {
            SQLMetric rows = scan.metrics().apply("numOutputRows");
            String folder =
                    scan.relation().location().rootPaths().head().toUri().getPath();
            scans.put(rows.id(), new Scan(folder, rows));
        }
        list(plan.expressions()).forEach(expression -> collect(expression, found));
        inside(plan).forEach(part -> collect(part, found));
        list(plan.children()).forEach(part -> collect(part, found));
        list(plan.subqueries()).forEach(part -> collect(part, found));
    }

    private static void collect(Expression expression, Set<String> found) {
        if (expression instanceof UserDefinedExpression function) {
            found.add(function.name());
        }
        list(expression.children()).forEach(child -> collect(child, found));
    }

    private static List<SparkPlan> inside(SparkPlan plan) {
        List<SparkPlan> inside = new ArrayList<>();
        if (plan instanceof AdaptiveSparkPlanExec adaptive) {
            inside.add(adaptive.executedPlan());
        } else if (plan instanceof QueryStageExec stage) {
            inside.add(stage.plan());
        } else if (plan instanceof InMemoryTableScanExec cached) {
            inside.add(cached.relation().cachedPlan());
        }
        return inside;
    }

    private static <T> List<T> list(Seq<T> parts) {
        return JavaConverters.seqAsJavaList(parts);
    }
}
