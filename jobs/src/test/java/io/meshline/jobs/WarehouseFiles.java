package io.meshline.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A warehouse as files: its tables' logs and folders, read without Spark and Delta. */
public final class WarehouseFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path warehouse;

    public WarehouseFiles(Path warehouse) {
        this.warehouse = warehouse;
    }

    /** Every table, as a path below the warehouse such as {@code sales/events/item_sold}. */
    public List<String> tables() {
        return walk(warehouse)
                .filter(file -> file.endsWith("_delta_log/00000000000000000000.json"))
                .map(file -> warehouse.relativize(file.getParent().getParent()).toString())
                .sorted()
                .toList();
    }

    /** The newest version of every table. */
    public Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        tables().forEach(table -> versions.put(table, commits(table).size() - 1L));
        return versions;
    }

    /** The commits of a table, oldest first, each as its actions. */
    public List<List<JsonNode>> commits(String table) {
        return walk(warehouse.resolve(table).resolve("_delta_log"))
                .filter(file -> file.getFileName().toString().matches("[0-9]{20}[.]json"))
                .sorted()
                .map(WarehouseFiles::actions)
                .toList();
    }

    /** The data files that belong to no version of any table: what was staged and never committed. */
    public Set<String> orphans() {
        Set<String> referred = new HashSet<>();
        for (String table : tables()) {
            commits(table)
                    .forEach(commit -> commit.forEach(action -> Stream.of("add", "cdc")
                            .filter(action::has)
                            .map(kind -> URI.create(action.get(kind).get("path").asText())
                                    .getPath())
                            .forEach(path -> referred.add(table + "/" + path))));
        }
        Set<String> orphans = new TreeSet<>();
        walk(warehouse)
                .filter(file ->
                        file.toString().endsWith(".parquet") && !file.toString().contains("_delta_log"))
                .map(file -> warehouse.relativize(file).toString())
                .filter(file -> !referred.contains(file))
                .forEach(orphans::add);
        return orphans;
    }

    /** Copies the whole warehouse. */
    public void copyTo(Path target) {
        walk(warehouse).forEach(file -> {
            try {
                Path copy = target.resolve(warehouse.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<JsonNode> actions(Path commit) {
        try (Stream<String> lines = Files.lines(commit)) {
            return lines.map(WarehouseFiles::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON document. */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        if (!Files.exists(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
