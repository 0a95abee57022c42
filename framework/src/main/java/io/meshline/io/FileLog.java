package io.meshline.io;

import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.unix_millis;

import io.meshline.io.FileLogEntry.Intake;
import io.meshline.io.FileLogEntry.Loaded;
import io.meshline.io.FileLogEntry.Outcome;
import io.meshline.io.FileLogEntry.Rejected;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table beside a dataset that is fed from files: which file came with which batch, and why one did not. An entry
 * counts once its batch is committed to the dataset; what a killed run entered before does not.
 */
public final class FileLog {
    /** The columns of the table, with their descriptions. */
    public static final StructType SCHEMA = new StructType()
            .add("batch", DataTypes.LongType, true, "Number of the dataset's batch that the file came with")
            .add("path", DataTypes.StringType, true, "Full path of the file, as a URI")
            .add("size", DataTypes.LongType, true, "Bytes of the file, as stored")
            .add("modified", DataTypes.TimestampType, true, "When the file was last changed")
            .add("state", DataTypes.StringType, true, "loaded, or rejected when nothing was taken from the file")
            .add("rows", DataTypes.LongType, true, "Records written to the dataset; null for a rejected file")
            .add("quarantined", DataTypes.LongType, true, "Records put into quarantine; null for a rejected file")
            .add("reason", DataTypes.StringType, true, "Why the file was rejected; null for a loaded one")
            .add("run_id", DataTypes.StringType, true, "Run that took the file in")
            .add("logged_at", DataTypes.TimestampType, true, "When the file was entered here");

    /** What a rejected file in the log means for the next batch. */
    public enum RejectedFiles {
        /** It was dealt with: the same content would be rejected for the same reason. */
        DONE,
        /** It is looked at again, since the definition changed. */
        AGAIN
    }

    private FileLog() {}

    /** The entries as rows of the table. */
    public static Dataset<Row> rows(SparkSession spark, List<FileLogEntry> entries) {
        return spark.createDataFrame(entries.stream().map(FileLog::row).toList(), SCHEMA);
    }

    /**
     * The entries that count; one Spark job.
     *
     * @param committedBatch the last batch that is committed to the dataset
     */
    public static List<FileLogEntry> read(Dataset<Row> log, long committedBatch) {
        return log
                .where(col("batch").leq(committedBatch))
                .select(
                        col("batch"),
                        col("path"),
                        col("size"),
                        unix_millis(col("modified")),
                        col("state"),
                        col("rows"),
                        col("quarantined"),
                        col("reason"),
                        col("run_id"),
                        unix_micros(col("logged_at")))
                .collectAsList()
                .stream()
                .map(FileLog::entry)
                .toList();
    }

    /** The files that are not in the log with the same path, size and modification time: a replaced file is new. */
    public static List<SourceFile> pending(FileListing listing, List<FileLogEntry> log, RejectedFiles rejected) {
        Set<SourceFile> done = log.stream()
                .filter(entry -> entry.outcome().state().equals(Loaded.STATE) || rejected == RejectedFiles.DONE)
                .map(FileLogEntry::file)
                .collect(toSet());
        return listing.files().stream().filter(file -> !done.contains(file)).toList();
    }

    private static Row row(FileLogEntry entry) {
        SourceFile file = entry.file();
        Outcome outcome = entry.outcome();
        return RowFactory.create(
                entry.intake().batch(),
                file.path(),
                file.size(),
                new Timestamp(file.modified()),
                outcome.state(),
                outcome.rows().orElse(null),
                outcome.quarantined().orElse(null),
                outcome.reason().orElse(null),
                entry.intake().runId(),
                Timestamp.from(entry.intake().at()));
    }

    private static FileLogEntry entry(Row row) {
        Instant at = Instant.EPOCH.plus(row.getLong(9), ChronoUnit.MICROS);
        Outcome outcome = row.getString(4).equals(Rejected.STATE)
                ? new Rejected(row.getString(7))
                : new Loaded(row.getLong(5), row.getLong(6));
        return new FileLogEntry(
                new Intake(row.getLong(0), row.getString(8), at),
                new SourceFile(row.getString(1), row.getLong(2), row.getLong(3)),
                outcome);
    }
}
