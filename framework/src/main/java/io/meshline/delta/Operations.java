package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.seq;

import java.util.List;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaOperations;
import scala.Option;

/** Delta's words for operations, as {@code DESCRIBE HISTORY} shows them. */
final class Operations {
    private Operations() {}

    static DeltaOperations.Operation of(CommitRequest.Operation operation) {
        return switch (operation) {
            case APPEND -> write(SaveMode.Append);
            case OVERWRITE -> write(SaveMode.Overwrite);
            case MERGE ->
                new DeltaOperations.Merge(
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        seq(List.of()),
                        seq(List.of()),
                        seq(List.of()));
        };
    }

    private static DeltaOperations.Operation write(SaveMode mode) {
        return new DeltaOperations.Write(mode, Option.empty(), Option.empty(), Option.empty());
    }
}
