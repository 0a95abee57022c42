package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;
import static io.meshline.delta.ScalaCollections.optional;
import static io.meshline.delta.ScalaCollections.optionalLong;
import static io.meshline.delta.ScalaCollections.seq;

import io.meshline.model.Statistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.hooks.ChecksumHook;
import scala.Option;

/** One version of a Delta table. Looking at it starts no Spark job as long as Delta's checksum files are there. */
public final class DeltaTable {
    /** The column that {@link #withFile} adds. */
    public static final String FILE = "_file";

    private final SparkSession spark;
    private final Snapshot snapshot;

    DeltaTable(SparkSession spark, Snapshot snapshot) {
        this.spark = spark;
        this.snapshot = snapshot;
    }

    /** The newest version of the table at {@code path}; empty when there is none. */
    public static Optional<DeltaTable> open(SparkSession spark, String path) {
        DeltaTable table = newest(spark, path);
        return table.version() < 0 ? Optional.empty() : Optional.of(table);
    }

    /** The newest version; a table that does not exist has version -1. */
    static DeltaTable newest(SparkSession spark, String path) {
        // Delta asks the thread for its session.
        SparkSession.setActiveSession(spark);
        Snapshot snapshot = DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty());
        return new DeltaTable(spark, ChecksumSnapshot.of(snapshot));
    }

    /** Delta's id of the table: another one after the table was dropped and created anew. */
    public String id() {
        return snapshot.metadata().id();
    }

    /** The version. */
    public long version() {
        return snapshot.version();
    }

    /** What the table's metadata says. */
    public TableShape shape() {
        return TableMetadata.shape(snapshot.metadata());
    }

    /** The number of files, where it is known without reading the log. */
    public OptionalLong fileCount() {
        return optionalLong(snapshot.numOfFilesIfKnown());
    }

    /** The number of rows, where it is known without reading the log. */
    public OptionalLong rowCount() {
        return knownFiles().map(FileSet::rows).orElse(OptionalLong.empty());
    }

    /** What the files' statistics know of all rows, where that is known without reading the log. */
    public Statistics statistics() {
        return knownFiles().map(files -> files.statistics(shape().schema())).orElse(Statistics.NOTHING);
    }

    /** The rows of this version, also when later ones exist by the time they are read. */
    public Dataset<Row> rows() {
        return spark.baseRelationToDataFrame(
                snapshot.deltaLog().createRelation(seq(List.of()), Option.apply(snapshot), Option.empty(), true));
    }

    /** All files of this version. */
    public FileSet files() {
        return knownFiles().orElseGet(() -> new FileSet(snapshot.allFiles().collectAsList()));
    }

    /** The rows of some of the table's files. */
    public Dataset<Row> rows(FileSet files) {
        return Descriptor.of(snapshot).rows(files);
    }

    /** Names the file of each row in a further column {@link #FILE}, for rows that come straight from files. */
    public static Dataset<Row> withFile(Dataset<Row> rows) {
        return rows.withColumn(FILE, rows.metadataColumn("_metadata").getField("file_name"));
    }

    /** The numbers that are committed with the data, by name. */
    public Map<String, Mark> marks() {
        return list(snapshot.setTransactions()).stream()
                .map(DeltaTable::mark)
                .collect(Collectors.toUnmodifiableMap(Mark::id, Function.identity()));
    }

    /** The notes of the commits after version {@code since} up to this one, oldest first, as far as the log has them. */
    public List<CommitNote> notesSince(long since) {
        return since >= version() ? List.of() : log().notes(since + 1, version());
    }

    /** The newest note that is not empty; commits that only maintain the table have none. */
    public Optional<CommitNote> lastNote() {
        for (long version = version(); version >= 0; version--) {
            Optional<CommitNote> note = note(version);
            if (note.isEmpty() || note.get().userMetadata().isPresent()) {
                return note;
            }
        }
        return Optional.empty();
    }

    /** What a commit says of itself; empty when the log no longer has it. */
    public Optional<CommitNote> note(long version) {
        return log().notes(version, version).stream().findFirst();
    }

    /** What the commits after version {@code since} up to this one did to the rows. */
    public RowChanges changesSince(long since) {
        return log().changes(since, version());
    }

    /** Whether the log shows that the commits after version {@code since} up to {@code last} changed no row. */
    public boolean isUnchanged(long since, long last) {
        return since >= last || log().changes(since, last).kind() == RowChanges.Kind.NONE;
    }

    /**
     * Writes the version's checksum file where a killed writer left it out, so that the next look at the table starts no
     * Spark job. This look does: the log is replayed.
     */
    public void restoreChecksum() {
        if (snapshot.checksumOpt().isEmpty()) {
            new ChecksumHook.WriteChecksum(
                    spark, snapshot.deltaLog(), UUID.randomUUID().toString(), snapshot);
        }
    }

    /** The files, where they are known without reading the log. */
    Optional<FileSet> knownFiles() {
        return optional(snapshot.checksumOpt())
                .flatMap(checksum -> optional(checksum.allFiles()))
                .map(files -> new FileSet(list(files)));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    private CommitLog log() {
        return new CommitLog(snapshot.deltaLog());
    }

    private static Mark mark(SetTransaction transaction) {
        long at = optionalLong(transaction.lastUpdated()).orElse(0);
        return new Mark(transaction.appId(), transaction.version(), Instant.ofEpochMilli(at));
    }
}
