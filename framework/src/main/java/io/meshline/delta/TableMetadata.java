package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.list;
import static io.meshline.delta.ScalaCollections.seq;

import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;
import scala.collection.immutable.Map;

/** Turns a table's shape into Delta's metadata action. */
final class TableMetadata {
    private static final String CHANGE_FEED = "delta.enableChangeDataFeed";

    private TableMetadata() {}

    /** What {@code current} becomes under {@code shape}; equal to it when nothing changes. */
    static Metadata of(TableShape shape, Metadata current) {
        Map<String, String> configuration = current.configuration().$plus(new Tuple2<>(CHANGE_FEED, "true"));
        return current.copy(
                current.id(),
                current.name(),
                shape.description().isEmpty() ? null : shape.description(),
                current.format(),
                shape.schema().json(),
                seq(shape.partitionBy()),
                configuration,
                current.createdTime());
    }

    static TableShape shape(Metadata metadata) {
        String description = metadata.description();
        return new TableShape(
                metadata.schema(), description == null ? "" : description, list(metadata.partitionColumns()));
    }

    static Metadata withSchema(Metadata metadata, StructType schema) {
        return metadata.copy(
                metadata.id(),
                metadata.name(),
                metadata.description(),
                metadata.format(),
                schema.json(),
                metadata.partitionColumns(),
                metadata.configuration(),
                metadata.createdTime());
    }
}
