package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.seq;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.SnapshotDescriptor;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Protocol;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** How files that need not belong to any version are to be read. */
record Descriptor(DeltaLog deltaLog, long version, Metadata metadata, Protocol protocol) implements SnapshotDescriptor {
    static Descriptor of(Snapshot snapshot) {
        return new Descriptor(snapshot.deltaLog(), snapshot.version(), snapshot.metadata(), snapshot.protocol());
    }

    static Descriptor of(OptimisticTransaction transaction) {
        return new Descriptor(
                transaction.deltaLog(), transaction.readVersion(), transaction.metadata(), transaction.protocol());
    }

    Descriptor withSchema(StructType schema) {
        return new Descriptor(deltaLog, version, TableMetadata.withSchema(metadata, schema), protocol);
    }

    Dataset<Row> rows(FileSet files) {
        return deltaLog.createDataFrame(this, seq(files.files()), false, Option.empty());
    }

    @Override
    public Option<Object> numOfFilesIfKnown() {
        return Option.empty();
    }

    @Override
    public Option<Object> sizeInBytesIfKnown() {
        return Option.empty();
    }
}
