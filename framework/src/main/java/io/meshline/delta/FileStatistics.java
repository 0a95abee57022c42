package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.model.Statistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.delta.actions.AddFile;

/** Sums the statistics that Delta keeps of each file as JSON. */
final class FileStatistics {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FileStatistics() {}

    static Optional<Statistics> of(List<AddFile> files) {
        long rows = 0;
        Map<String, Long> nulls = new HashMap<>();
        Map<String, Integer> filesThatKnow = new HashMap<>();
        for (AddFile file : files) {
            Optional<Statistics> inFile = of(file);
            if (inFile.isEmpty()) {
                return Optional.empty();
            }
            rows += inFile.get().rows();
            inFile.get().nullCounts().forEach((column, count) -> {
                nulls.merge(column, count, Long::sum);
                filesThatKnow.merge(column, 1, Integer::sum);
            });
        }
        nulls.keySet().removeIf(column -> filesThatKnow.get(column) < files.size());
        return Optional.of(new Statistics(rows, nulls));
    }

    private static Optional<Statistics> of(AddFile file) {
        JsonNode statistics = parse(file.stats());
        // Under a deletion vector the counts are of rows that are partly gone.
        if (!statistics.has("numRecords") || file.deletionVector() != null) {
            return Optional.empty();
        }
        long rows = statistics.get("numRecords").asLong();
        Map<String, Long> nulls = new HashMap<>();
        map(file.partitionValues()).forEach((column, value) -> nulls.put(column, value == null ? rows : 0));
        statistics.path("nullCount").fields().forEachRemaining(column -> {
            // The count of a nested column is an object of counts of its parts.
            if (column.getValue().isNumber()) {
                nulls.put(column.getKey(), column.getValue().asLong());
            }
        });
        return Optional.of(new Statistics(rows, nulls));
    }

    private static JsonNode parse(String statistics) {
        try {
            return statistics == null ? MAPPER.createObjectNode() : MAPPER.readTree(statistics);
        } catch (JsonProcessingException e) {
            // Statistics are advice: a file whose statistics cannot be read counts as a file without.
            return MAPPER.createObjectNode();
        }
    }
}
