package io.meshline.analysis;

import io.meshline.model.DatasetId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of every dataset before any data is read. All maps are sorted by address.
 *
 * @param inputs the datasets that each dataset is computed from, without repetition, in the order in which its
 *     definition first names them; every readable dataset has an entry
 * @param schemas the columns that readers of each table see, all nullable, with their descriptions as comments; a
 *     dataset whose columns cannot be known because of a problem has no entry
 * @param fingerprints a short hash over everything that determines each dataset's rows; a dataset without a schema has
 *     no entry
 */
public record Analyzed(
        Map<DatasetId, List<DatasetId>> inputs,
        Map<DatasetId, StructType> schemas,
        Map<DatasetId, String> fingerprints) {
    public Analyzed {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
        fingerprints = Collections.unmodifiableMap(new TreeMap<>(fingerprints));
    }
}
