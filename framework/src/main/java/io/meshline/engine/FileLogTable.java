package io.meshline.engine;

import static org.apache.spark.sql.functions.col;

import io.meshline.commit.TableSpec;
import io.meshline.io.DeltaInput;
import io.meshline.io.FileListing;
import io.meshline.io.FileLog;
import io.meshline.io.FileLog.RejectedFiles;
import io.meshline.io.FileLogEntry;
import io.meshline.io.FileLogEntry.Intake;
import io.meshline.io.FileLogEntry.Loaded;
import io.meshline.io.FileLogEntry.Rejected;
import io.meshline.io.FileRecords;
import io.meshline.io.SourceFile;
import io.meshline.model.DatasetId;
import io.meshline.model.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The table beside a dataset that is fed from files: which file came in with which batch. */
final class FileLogTable {
    private final SparkSession spark;
    private final TableSpec table;

    FileLogTable(SparkSession spark, Settings settings, DatasetId dataset) {
        this.spark = spark;
        this.table = spec(settings, dataset);
    }

    /** The table beside a dataset's. */
    static TableSpec spec(Settings settings, DatasetId dataset) {
        return new TableSpec(
                dataset + " (file log)",
                settings.fileLogPath(dataset),
                FileLog.SCHEMA,
                "Which file came into " + dataset + " with which batch, and why one did not",
                List.of());
    }

    /**
     * The files that no committed batch has dealt with.
     *
     * @param batch the last committed batch of the dataset
     */
    List<SourceFile> pending(FileListing listing, long batch, RejectedFiles rejected) {
        if (batch == 0) {
            return listing.files();
        }
        Dataset<Row> log = new DeltaInput(spark, table.name(), table.path())
                .firstRead()
                .toRead()
                .orElseThrow(() -> EngineErrors.noFileLog(table));
        return FileLog.pending(listing, FileLog.read(log, batch), rejected);
    }

    /**
     * The files of an intake, with the rows that each of them gave.
     *
     * @param written rows of {@link FileRecords#SOURCE_FILE}, those that were staged
     * @param setAside rows of {@link FileRecords#SOURCE_FILE}, those that went to quarantine
     */
    SideTable entries(JobContext job, FileIntake intake, Rows written, Rows setAside) {
        return new SideTable(table, batch -> {
            Intake taken = new Intake(batch, job.run().runId(), job.started());
            Map<String, Long> rows = written.byFile();
            Map<String, Long> quarantined = setAside.byFile();
            Stream<FileLogEntry> loaded = intake.loaded().stream()
                    .map(file -> new FileLogEntry(
                            taken,
                            file,
                            new Loaded(rows.getOrDefault(file.path(), 0L), quarantined.getOrDefault(file.path(), 0L))));
            Stream<FileLogEntry> rejected = intake.rejected().stream()
                    .map(file -> new FileLogEntry(taken, file.file(), new Rejected(file.reason())));
            return FileLog.rows(spark, Stream.concat(loaded, rejected).toList()).coalesce(1);
        });
    }

    /** Rows that know the file they came from. */
    interface Rows {
        /** No rows. */
        Rows NONE = Map::of;

        /** How many rows came from each file. */
        Map<String, Long> byFile();

        /** Records that were counted before. */
        static Rows of(List<Unreadable> counted) {
            return () -> counted.stream()
                    .collect(Collectors.groupingBy(Unreadable::file, Collectors.summingLong(Unreadable::records)));
        }

        /** Rows with a column that names the file. */
        static Rows of(Dataset<Row> rows, String fileColumn) {
            return () -> {
                Map<String, Long> counts = new HashMap<>();
                rows.groupBy(col(fileColumn))
                        .count()
                        .collectAsList()
                        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
                return counts;
            };
        }
    }
}
