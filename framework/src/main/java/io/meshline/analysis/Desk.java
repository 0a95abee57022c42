package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problems;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.StructType;

/**
 * What every piece of an analysis works with.
 *
 * @param mesh everything that is configured
 * @param problems where problems are reported
 * @param catalyst Spark's parser and analyzer
 * @param schemas what readers of a dataset see; empty for a broken dataset, an unknown one, and one in a circle
 */
record Desk(Mesh mesh, Problems problems, Catalyst catalyst, Function<DatasetId, Optional<StructType>> schemas) {

    void invalid(Origin origin, String message) {
        problems.add(origin, ErrorCode.INVALID_CONFIG, message);
    }

    Optional<StructType> schema(DatasetId id) {
        return schemas.apply(id);
    }
}
