package io.meshline.jobs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Replays feeds of changes document by document, file by file in the order of their names, without Spark. */
final class Replay {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<String> keys;
    private final Map<String, JsonNode> rows = new TreeMap<>();

    private Replay(List<String> keys) {
        this.keys = keys;
    }

    /** What a system's documents do to the rows. */
    private interface Change {
        void apply(Replay replay, String folder, JsonNode document);
    }

    /** The rows that are there in the end, by folder, table and key. */
    static Map<String, JsonNode> debezium(Path feeds, String... keys) {
        return of(feeds, List.of(keys), Replay::debezium);
    }

    static Map<String, JsonNode> canal(Path feeds, String... keys) {
        return of(feeds, List.of(keys), Replay::canal);
    }

    static Map<String, JsonNode> maxwell(Path feeds, String... keys) {
        return of(feeds, List.of(keys), Replay::maxwell);
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonNode> of(Path feeds, List<String> keys, Change change) {
        Replay replay = new Replay(keys);
        try (Stream<Path> walk = Files.walk(feeds)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String folder = feeds.relativize(file.getParent()).toString();
                for (String line : Files.readAllLines(file)) {
                    change.apply(replay, folder, read(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return replay.rows;
    }

    private void debezium(String folder, JsonNode document) {
        JsonNode change = document.has("payload") ? document.get("payload") : document;
        if (!change.has("op")) {
            return;
        }
        JsonNode source = change.get("source");
        JsonNode name = source.has("table") ? source.get("table") : source.get("collection");
        String table = source.get("db").asText() + "." + name.asText();
        boolean isDelete = change.get("op").asText().equals("d");
        JsonNode image = change.get(isDelete ? "before" : "after");
        JsonNode row = image.isTextual() ? read(image.asText()) : image;
        if (!row.isNull()) {
            set(folder, table, row, isDelete);
        }
    }

    private void canal(String folder, JsonNode document) {
        if (document.path("isDdl").asBoolean()) {
            return;
        }
        String table = document.has("table")
                ? document.get("database").asText() + "."
                        + document.get("table").asText()
                : "";
        document.get("data")
                .forEach(row ->
                        set(folder, table, row, document.get("type").asText().equals("DELETE")));
    }

    private void maxwell(String folder, JsonNode document) {
        String table =
                document.get("database").asText() + "." + document.get("table").asText();
        set(folder, table, document.get("data"), document.get("type").asText().equals("delete"));
    }

    private void set(String folder, String table, JsonNode row, boolean isDelete) {
        String key = folder + "|" + table + "|" + key(row);
        if (isDelete) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }

    private String key(JsonNode row) {
        return keys.stream()
                .filter(row::has)
                .map(row::get)
                .map(value -> value.isContainerNode() ? value.toString() : value.asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key in " + row));
    }
}
