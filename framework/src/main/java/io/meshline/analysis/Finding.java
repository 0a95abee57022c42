package io.meshline.analysis;

import io.meshline.model.DatasetId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of one dataset.
 *
 * @param inputs the datasets that it is computed from
 * @param schema what readers see; empty where a problem keeps it from being known
 * @param fingerprint the hash of its definition; empty where the schema is
 */
record Finding(List<DatasetId> inputs, Optional<StructType> schema, Optional<String> fingerprint) {
    Finding {
        inputs = List.copyOf(inputs);
    }

    /** Nothing but the inputs is known; the problem that is to blame is reported. */
    static Finding unknown(List<DatasetId> inputs) {
        return new Finding(inputs, Optional.empty(), Optional.empty());
    }

    static Finding of(List<DatasetId> inputs, StructType schema, Fingerprint fingerprint) {
        return new Finding(inputs, Optional.of(schema), Optional.of(fingerprint.hex()));
    }
}
