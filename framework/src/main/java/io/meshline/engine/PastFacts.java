package io.meshline.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.io.DeltaInput;
import io.meshline.model.DatasetId;
import io.meshline.model.Settings;
import io.meshline.plan.Selection;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The part of the platform tables that a report is about.
 *
 * @param spark the session
 * @param settings where the tables are
 * @param selection the jobs that are asked for
 * @param jobs the configured ones of these
 * @param since the begin of the period
 */
record PastFacts(SparkSession spark, Settings settings, Selection selection, List<DatasetId> jobs, Instant since) {
    PastFacts {
        requireNonNull(spark, "spark");
        requireNonNull(settings, "settings");
        requireNonNull(selection, "selection");
        jobs = List.copyOf(jobs);
        requireNonNull(since, "since");
    }

    /** The rows of a platform table about the jobs; empty where there is no such table. */
    Optional<Dataset<Row>> read(PlatformTable table) {
        return table.read(spark, settings.platformPath(table.name())).map(rows -> rows.filter(isMeant()));
    }

    /** A table; its log is read on the driver. */
    Optional<Dataset<Row>> read(String name, String path) {
        return new DeltaInput(spark, name, path).firstRead().toRead();
    }

    /** Whether jobs are told of that are no longer configured; nobody selects such a job by its name or zone. */
    boolean tellsOfFormerJobs() {
        return selection.selectors().isEmpty() && selection.zone().isEmpty();
    }

    private Column isMeant() {
        if (!tellsOfFormerJobs()) {
            return col("job").isin(jobs.stream().map(DatasetId::toString).toArray());
        }
        return selection
                .domain()
                .map(domain -> col("job").startsWith(domain + "."))
                .orElse(lit(true));
    }

    /** Whether something was at a time or later. */
    static Column notBefore(String column, Instant time) {
        return col(column).geq(lit(Timestamp.from(time)));
    }

    /** A time of a row. */
    static Instant time(Row row, String column) {
        return row.<Timestamp>getAs(column).toInstant();
    }
}
