package io.meshline.delta;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaConfigs;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.files.DelayedCommitProtocol;
import scala.Option;

/**
 * Delta's transaction with what it keeps to itself: the files of a write, which it leaves behind when the write fails,
 * and the commit's user metadata, which a merge takes from the session that parallel jobs share.
 */
final class GateableTransaction extends OptimisticTransaction {
    private StagingProtocol protocol;
    private String userMetadata;

    GateableTransaction(Snapshot snapshot) {
        super(snapshot.deltaLog(), Option.empty(), snapshot);
    }

    @Override
    public DelayedCommitProtocol getCommitter(Path folder) {
        boolean randomizes = (Boolean) DeltaConfigs.RANDOMIZE_FILE_PREFIXES().fromMetaData(metadata());
        Option<Object> prefixLength = randomizes
                ? Option.apply(DeltaConfigs.RANDOM_PREFIX_LENGTH().fromMetaData(metadata()))
                : Option.empty();
        protocol = new StagingProtocol(folder.toString(), prefixLength, deltaDataSubdir());
        return protocol;
    }

    @Override
    public Option<String> getUserMetadata(DeltaOperations.Operation operation) {
        return Option.apply(userMetadata);
    }

    void noteOnCommit(String note) {
        userMetadata = note;
    }

    /** The files of the last write. */
    StagingProtocol lastWrite() {
        return protocol;
    }
}
