package io.meshline.engine;

import static org.apache.spark.sql.functions.col;

import io.meshline.commit.TableState;
import io.meshline.model.DatasetId;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Settings;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.report.QualityReport;
import io.meshline.report.QualityReport.AuditedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** Reads past verdicts from {@code platform.quality_results}. */
final class AuditHistory {
    private final SparkSession spark;
    private final Settings settings;

    AuditHistory(SparkSession spark, Settings settings) {
        this.spark = spark;
        this.settings = settings;
    }

    /** The latest audited run of each job that has one, in the order of the jobs. */
    QualityReport latest(List<DatasetId> jobs) {
        String path = settings.platformPath(new QualityResultsTable().name());
        if (TableState.read(spark, "platform.quality_results", path).isEmpty()) {
            return new QualityReport(List.of());
        }
        WindowSpec newestFirst = Window.partitionBy(col("job"))
                .orderBy(col("measured_at").desc(), col("run_id").desc());
        List<Row> rows = spark.read()
                .format("delta")
                .load(path)
                .filter(col("job").isin(jobs.stream().map(DatasetId::toString).toArray()))
                .withColumn("age", functions.rank().over(newestFirst))
                .filter(col("age").equalTo(1))
                .collectAsList();
        Map<String, List<Row>> byJob = new LinkedHashMap<>();
        rows.forEach(row -> byJob.computeIfAbsent(row.getAs("job"), job -> new ArrayList<>())
                .add(row));
        return new QualityReport(jobs.stream()
                .filter(job -> byJob.containsKey(job.toString()))
                .map(job -> audited(job, byJob.get(job.toString())))
                .toList());
    }

    private static AuditedRun audited(DatasetId job, List<Row> rows) {
        Row any = rows.get(0);
        List<Verdict> verdicts = rows.stream()
                .map(AuditHistory::verdict)
                .sorted(Comparator.comparing(Verdict::outcome).reversed().thenComparing(Verdict::severity))
                .toList();
        Instant at = any.<java.sql.Timestamp>getAs("measured_at").toInstant();
        return new AuditedRun(job, any.getAs("run_id"), at, any.<Long>getAs("batch"), verdicts);
    }

    private static Verdict verdict(Row row) {
        return new Verdict(
                row.getAs("rule"),
                Severity.valueOf(row.<String>getAs("severity").toUpperCase(Locale.ROOT)),
                Outcome.valueOf(row.<String>getAs("outcome").toUpperCase(Locale.ROOT)),
                row.getAs("reason"),
                row.getList(row.fieldIndex("sample")));
    }
}
