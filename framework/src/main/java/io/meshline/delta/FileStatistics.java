package io.meshline.delta;

import static io.meshline.delta.ScalaCollections.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meshline.model.ColumnBounds;
import io.meshline.model.Statistics;
import io.meshline.model.Statistics.Range;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Sums the statistics that Delta keeps of each file as JSON. */
final class FileStatistics {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<OfFile> files;
    private final StructType schema;

    private FileStatistics(List<OfFile> files, StructType schema) {
        this.files = files;
        this.schema = schema;
    }

    /** What the files of a table of some columns know together; nothing when one does not say its number of rows. */
    static Statistics of(List<AddFile> files, StructType schema) {
        List<OfFile> each =
                files.stream().flatMap(file -> OfFile.of(file).stream()).toList();
        return each.size() < files.size() ? Statistics.NOTHING : new FileStatistics(each, schema).sum();
    }

    /** The bounds of a column whose values stand as text, such as times; empty where a file with values tells none. */
    static Optional<ColumnBounds> bounds(List<AddFile> files, String column) {
        List<OfFile> each =
                files.stream().flatMap(file -> OfFile.of(file).stream()).toList();
        List<OfFile> withValues =
                each.stream().filter(file -> !file.hasOnlyNulls(column)).toList();
        List<String> least = texts(withValues, "minValues", column);
        List<String> greatest = texts(withValues, "maxValues", column);
        boolean isKnown = each.size() == files.size()
                && !withValues.isEmpty()
                && least.size() == withValues.size()
                && greatest.size() == withValues.size();
        return isKnown
                ? Optional.of(new ColumnBounds(column, Collections.min(least), Collections.max(greatest)))
                : Optional.empty();
    }

    private static List<String> texts(List<OfFile> files, String which, String column) {
        return files.stream()
                .map(file -> file.json().path(which).path(column))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private Statistics sum() {
        Map<String, Long> nulls = new HashMap<>();
        Map<String, Range> ranges = new HashMap<>();
        for (StructField column : schema.fields()) {
            nulls(column.name()).ifPresent(count -> nulls.put(column.name(), count));
            if (column.dataType() instanceof NumericType) {
                range(column).ifPresent(range -> ranges.put(column.name(), range));
            }
        }
        long rows = files.stream().mapToLong(OfFile::rows).sum();
        return new Statistics(OptionalLong.of(rows), nulls, ranges);
    }

    private Optional<Long> nulls(String column) {
        List<Long> counts =
                files.stream().flatMap(file -> file.nulls(column).stream()).toList();
        return counts.size() < files.size()
                ? Optional.empty()
                : Optional.of(counts.stream().mapToLong(Long::longValue).sum());
    }

    /** The range of a column in all files that have a value of it; unknown unless each of them tells both bounds. */
    private Optional<Range> range(StructField column) {
        List<OfFile> withValues =
                files.stream().filter(file -> !file.hasOnlyNulls(column.name())).toList();
        List<Range> ranges =
                withValues.stream().flatMap(file -> file.range(column).stream()).toList();
        return ranges.size() < withValues.size()
                ? Optional.empty()
                : ranges.stream()
                        .reduce((a, b) ->
                                new Range(Math.min(a.least(), b.least()), Math.max(a.greatest(), b.greatest())));
    }

    /** The statistics of one file. */
    private record OfFile(long rows, Map<String, String> partition, JsonNode json) {

        static Optional<OfFile> of(AddFile file) {
            JsonNode json = parse(file.stats());
            // Under a deletion vector the counts are of rows that are partly gone.
            return json.has("numRecords") && file.deletionVector() == null
                    ? Optional.of(new OfFile(json.get("numRecords").asLong(), map(file.partitionValues()), json))
                    : Optional.empty();
        }

        Optional<Long> nulls(String column) {
            if (partition.containsKey(column)) {
                return Optional.of(partition.get(column) == null ? rows : 0);
            }
            // The count of a nested column is an object of counts of its parts.
            JsonNode count = json.path("nullCount").path(column);
            return count.isNumber() ? Optional.of(count.asLong()) : Optional.empty();
        }

        boolean hasOnlyNulls(String column) {
            return nulls(column).equals(Optional.of(rows));
        }

        /** Not a number where the file says so in words, as of NaN and of infinities. */
        Optional<Range> range(StructField column) {
            return bound("minValues", column)
                    .flatMap(least -> bound("maxValues", column).map(greatest -> new Range(least, greatest)));
        }

        private Optional<Double> bound(String which, StructField column) {
            JsonNode bound = json.path(which).path(column.name());
            if (!bound.isNumber()) {
                return Optional.empty();
            }
            // As Deequ does, a float is taken for the number that it is written as.
            return Optional.of(bound.decimalValue().doubleValue());
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
}
