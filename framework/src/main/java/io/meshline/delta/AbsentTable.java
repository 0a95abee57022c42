package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.seq;

import java.util.List;
import org.apache.spark.sql.delta.DummySnapshot;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import scala.Option;

/** A table before its first version. Delta's own one looks for its files by a Spark job when that version is written. */
final class AbsentTable extends DummySnapshot {
    AbsentTable(Snapshot snapshot) {
        super(snapshot.path(), snapshot.deltaLog(), snapshot.metadata(), Option.empty());
    }

    @Override
    public VersionChecksum computeChecksum() {
        VersionChecksum computed = super.computeChecksum();
        return new VersionChecksum(
                computed.txnId(),
                computed.tableSizeBytes(),
                computed.numFiles(),
                computed.numDeletedRecordsOpt(),
                computed.numDeletionVectorsOpt(),
                computed.numMetadata(),
                computed.numProtocol(),
                computed.inCommitTimestampOpt(),
                computed.setTransactions(),
                computed.domainMetadata(),
                computed.metadata(),
                computed.protocol(),
                computed.histogramOpt(),
                computed.deletedRecordCountsHistogramOpt(),
                Option.apply(seq(List.of())));
    }
}
