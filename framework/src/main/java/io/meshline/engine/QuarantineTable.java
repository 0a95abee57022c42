package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.meshline.clean.Quarantine;
import io.meshline.commit.TableSpec;
import io.meshline.model.DatasetId;
import io.meshline.model.Settings;
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
        return spec(job.run().settings(), job.id());
    }

    /** The table beside a dataset's. */
    static TableSpec spec(Settings settings, DatasetId dataset) {
        return new TableSpec(
                dataset + " (quarantine)",
                settings.quarantinePath(dataset),
                Quarantine.SCHEMA,
                "Records that did not become rows of " + dataset + ", each with every reason",
                List.of());
    }

    /**
     * The rejected records of a batch.
     *
     * @param source the dataset or folder that the records were read from
     * @param rejected rows of record, source_file and reasons, and of the header where records are lines below one
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
                        .withColumn(Quarantine.HEADER, header(rejected))
                        .select(columns));
    }

    /** The header of each record; null for rows that have no such column, such as those written before there was one. */
    static Column header(Dataset<Row> rows) {
        boolean isThere = List.of(rows.columns()).contains(Quarantine.HEADER);
        return isThere ? col(Quarantine.HEADER) : lit(null).cast("array<string>");
    }
}
