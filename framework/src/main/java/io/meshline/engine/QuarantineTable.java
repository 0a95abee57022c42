package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.clean.Quarantine;
import io.meshline.commit.TableSpec;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table beside a dataset that keeps each rejected record with its reasons. */
final class QuarantineTable {
    private QuarantineTable() {}

    /** The table beside a job's own. */
    static TableSpec spec(JobContext job) {
        return new TableSpec(
                job.id() + " (quarantine)",
                job.run().settings().quarantinePath(job.id()),
                Quarantine.SCHEMA,
                "Records that did not become rows of " + job.id() + ", each with every reason",
                List.of());
    }

    /**
     * The rejected records of a batch.
     *
     * @param source the dataset or folder that the records were read from
     * @param rejected rows of record, source_file and reasons
     */
    static SideTable of(JobContext job, String source, Dataset<Row> rejected) {
        Column[] columns = Arrays.stream(Quarantine.SCHEMA.fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new);
        return new SideTable(
                spec(job),
                batch -> rejected.withColumn("batch", lit(batch))
                        .withColumn("run_id", lit(job.run().runId()))
                        .withColumn("quarantined_at", lit(Timestamp.from(job.started())))
                        .withColumn("source", lit(source))
                        .select(columns));
    }
}
