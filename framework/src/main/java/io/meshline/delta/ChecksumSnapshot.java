package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;
import static io.meshline.delta.ScalaCollections.some;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.Option;
import scala.collection.Seq;

/**
 * A table version that answers from its checksum file what Delta's own snapshot replays the log for, with several Spark
 * jobs: transaction identifiers, sizes and, as long as the table has few files
 * ({@code spark.databricks.delta.allFilesInCrc.thresholdNumFiles}), the files themselves. Where the checksum file is
 * missing or says less, the log is replayed.
 */
final class ChecksumSnapshot extends Snapshot {
    private ChecksumSnapshot(Snapshot snapshot) {
        super(snapshot.path(), snapshot.version(), snapshot.logSegment(), snapshot.deltaLog(), snapshot.checksumOpt());
    }

    /** The same version, or a table that does not exist yet. */
    static Snapshot of(Snapshot snapshot) {
        if (snapshot.version() < 0) {
            return new AbsentTable(snapshot);
        }
        return snapshot.checksumOpt().isEmpty() ? snapshot : new ChecksumSnapshot(snapshot);
    }

    @Override
    public Dataset<AddFile> allFiles() {
        Option<Seq<AddFile>> known = checksum().allFiles();
        return known.isEmpty()
                ? super.allFiles()
                : SparkSession.active()
                        .createDataset(
                                list(known.get()),
                                org.apache.spark.sql.delta.implicits.package$.MODULE$.addFileEncoder());
    }

    /** Without the statistics' detour through a query: who asks for all files has no filter to hold against them. */
    @Override
    public Seq<AddFile> getAllFiles(boolean keepsNumRecords) {
        Option<Seq<AddFile>> known = checksum().allFiles();
        return known.isEmpty() ? super.getAllFiles(keepsNumRecords) : known.get();
    }

    @Override
    public Seq<SetTransaction> setTransactions() {
        Option<Seq<SetTransaction>> known = checksum().setTransactions();
        return known.isEmpty() ? super.setTransactions() : known.get();
    }

    @Override
    public Option<Object> sizeInBytesIfKnown() {
        return some(checksum().tableSizeBytes());
    }

    @Override
    public Option<Object> numOfFilesIfKnown() {
        return some(checksum().numFiles());
    }

    private VersionChecksum checksum() {
        return checksumOpt().get();
    }
}
