package io.meshline.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.meshline.commit.GatedTransaction;
import io.meshline.commit.StagedWrite;
import io.meshline.delta.FileSet;
import io.meshline.io.FileListing;
import io.meshline.io.FileLog.RejectedFiles;
import io.meshline.io.FileRecords;
import io.meshline.io.KeptTexts;
import io.meshline.io.SourceFile;
import io.meshline.model.Dataset.Raw;
import io.meshline.model.Ledger;
import io.meshline.model.SystemColumns;
import io.meshline.plan.DatasetState.Table;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * New files are appended as they came, documents of changes with the rows that they tell of; what cannot be read is kept
 * beside the table and told.
 */
final class RawExecutor implements Executor {
    private static final String READ = "read";
    private static final String EXPLODED = "exploded";
    private static final String FILTERED = "filtered";
    private static final String UNREADABLE = "unreadable";
    private static final Column ROW = col(FileRecords.ROW);

    private final Raw raw;

    RawExecutor(Raw raw) {
        this.raw = raw;
    }

    @Override
    public Prepared prepare(JobContext job, GatedTransaction transaction) {
        return job.isReplay() ? replayed(job, transaction) : takenIn(job, transaction);
    }

    private Prepared takenIn(JobContext job, GatedTransaction transaction) {
        FileListing listing = FileListing.of(job.spark(), raw.source());
        FileLogTable log = new FileLogTable(job.spark(), job.run().settings(), job.id());
        RejectedFiles rejected = job.against() == Table.OUTDATED ? RejectedFiles.AGAIN : RejectedFiles.DONE;
        List<SourceFile> files = log.pending(listing, transaction.batch(), rejected);

        FileIntake intake = new FileIntake(job, raw.source(), raw.columns());
        Intaken taken = intake.read(files, records -> stage(job, transaction, records));
        List<Unreadable> unreadable = taken.setAside() == 0 ? List.of() : intake.countUnreadable();
        SideTable entries = log.entries(job, intake, written(taken), FileLogTable.Rows.of(unreadable));
        return new Prepared(
                taken.staged(),
                taken.ledger(),
                OptionalLong.empty(),
                List.of(FilePosition.of(listing)),
                unreadable.isEmpty() ? List.of(entries) : List.of(entries, quarantine(job, intake)),
                intake.warnings(unreadable));
    }

    /** What one attempt to take files in came to. */
    private record Intaken(StagedWrite staged, Map<String, Long> counted) {
        long setAside() {
            return counted.get(UNREADABLE);
        }

        Ledger ledger() {
            return new Ledger(counted.get(READ), staged.countRows(), 0, 0, 0, counted.get(FILTERED), setAside())
                    .withExploded(counted.get(EXPLODED));
        }
    }

    private Intaken stage(JobContext job, GatedTransaction transaction, Dataset<Row> records) {
        Counters counters = new Counters();
        Column problem = col(FileRecords.PROBLEM);
        Dataset<Row> readable = counters.observe(records, counts())
                .filter(problem.isNull().and(ROW.isNotNull()))
                .drop(FileRecords.PROBLEM, FileRecords.RECORD, FileRecords.HEADER, FileRecords.ROW)
                .withColumn(SystemColumns.INGESTED_AT, lit(Timestamp.from(job.started())))
                .withColumn(SystemColumns.RUN_ID, lit(job.run().runId()));
        StagedWrite staged = transaction.stage(readable, FileSet.NONE);
        return new Intaken(staged, counters.counted());
    }

    private static List<Column> counts() {
        return List.of(
                count_if(ROW.isNull().or(ROW.equalTo(0))).as(READ),
                count_if(ROW.gt(0)).as(EXPLODED),
                count_if(ROW.isNull()).as(FILTERED),
                count(col(FileRecords.PROBLEM)).as(UNREADABLE));
    }

    private SideTable quarantine(JobContext job, FileIntake intake) {
        return QuarantineTable.of(job, raw.source().path(), intake.unreadable());
    }

    /** The texts that quarantine keeps are read as the source is declared by now; no file is opened. */
    private Prepared replayed(JobContext job, GatedTransaction transaction) {
        Replay replay = Replay.of(job);
        Dataset<Row> records = replay.texts(new KeptTexts(raw.source(), raw.columns()));
        Intaken taken = stage(job, transaction, records);
        List<Unreadable> unreadable = taken.setAside() == 0 ? List.of() : Unreadable.count(records);
        return new Prepared(
                taken.staged(),
                taken.ledger(),
                OptionalLong.of(replay.records()),
                List.of(),
                unreadable.isEmpty()
                        ? List.of()
                        : List.of(QuarantineTable.of(job, raw.source().path(), Unreadable.kept(records))),
                unreadable.stream().map(Unreadable::warning).toList());
    }

    private static FileLogTable.Rows written(Intaken taken) {
        return FileLogTable.Rows.of(taken.staged().rows(), SystemColumns.SOURCE_FILE);
    }
}
