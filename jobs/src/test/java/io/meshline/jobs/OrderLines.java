package io.meshline.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Generated lines of orders, twenty columns wide, and a configuration that writes them under gates of several sizes. */
final class OrderLines {
    private static final Path RESOURCES =
            Path.of("src/test/resources/gate-cost").toAbsolutePath();

    private final Path folder;
    private final long rows;

    /** How the lines are judged. */
    enum Gate {
        /** Not at all. */
        NONE,
        /** By rules that all share one scan. */
        SINGLE_ROWS("rules.txt"),
        /** By these, and by rules that group rows. */
        GROUPS_TOO("rules.txt", "grouping-rules.txt");

        private final List<String> files;

        Gate(String... files) {
            this.files = List.of(files);
        }

        String table() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String quality() {
            if (files.isEmpty()) {
                return "";
            }
            return files.stream()
                    .flatMap(file -> text(file).lines())
                    .map(rule -> "\"\"\"" + rule + " \"\"\"")
                    .collect(Collectors.joining("\n", "  quality.error = [\n", "\n  ]\n"));
        }
    }

    OrderLines(Path folder, long rows) {
        this.folder = folder;
        this.rows = rows;
    }

    /** Writes the lines as a Delta table of somebody else's. */
    void generate(SparkSession spark) {
        spark.range(0, rows, 1, 8).createOrReplaceTempView("lines");
        spark.sql(text("orders.sql")).write().format("delta").mode("overwrite").save(source().toString());
        spark.catalog().dropTempView("lines");
    }

    /** Writes the configuration of a table for each gate, and returns its folder. */
    Path configuration() {
        StringBuilder domain = new StringBuilder("""
                domain {
                  name = cost
                  description = "What gates cost"
                  owner { team = platform, contact = "platform@example.com" }
                  archetype = source-aligned
                }
                """);
        domain.append(dataset("external.order_line", "path = \"" + source() + "\"", ""));
        for (Gate gate : Gate.values()) {
            domain.append(dataset("events." + gate.table(), "from = external.order_line", gate.quality()));
        }
        Path configuration = folder.resolve("conf");
        write(configuration.resolve("platform.conf"), "spark { \"spark.sql.session.timeZone\" = UTC }\n");
        write(configuration.resolve("environments/local.conf"), """
                spark {
                  "spark.master" = "local[*]"
                  "spark.ui.enabled" = false
                  "spark.sql.shuffle.partitions" = 4
                  "spark.databricks.delta.snapshotPartitions" = 1
                }
                """);
        write(configuration.resolve("domains/cost/domain.conf"), domain.toString());
        return configuration;
    }

    private static String dataset(String name, String input, String quality) {
        String columns = text("columns.txt")
                .lines()
                .map(column -> column.split(" "))
                .map(column -> "    %s { type = \"%s\" }\n".formatted(column[0], column[1]))
                .collect(Collectors.joining());
        return name + " {\n  description = \"Lines of orders\"\n  " + input + "\n  columns {\n" + columns + "  }\n"
                + quality + "}\n";
    }

    /** Deletes the files that the newest version of a table no longer has. */
    static void deleteRemoved(Path warehouse, String table) {
        List<List<JsonNode>> commits = new WarehouseFiles(warehouse).commits(table);
        for (JsonNode action : commits.get(commits.size() - 1)) {
            if (action.has("remove")) {
                String file = URI.create(action.at("/remove/path").asText()).getPath();
                attempt(() -> Files.deleteIfExists(warehouse.resolve(table).resolve(file)));
            }
        }
    }

    private static void write(Path file, String text) {
        attempt(() -> Files.createDirectories(file.getParent()));
        attempt(() -> Files.writeString(file, text));
    }

    private Path source() {
        return folder.resolve("orders");
    }

    private static String text(String file) {
        return attempt(() -> Files.readString(RESOURCES.resolve(file)));
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
