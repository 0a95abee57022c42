package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The feeds of changes that Debezium, Canal and Maxwell write, in two batches: the rows that are there in the end.
 */
@Tag("slow")
class ChangeFeedsIT {
    private static final Path CONF = Path.of("src/test/resources/changes/conf");
    /** The feeds are segments of topics, below the licence that each file of their origin begins with. */
    private static final String LICENCE = "(?s)\\A/\\*.*?\\*/\\s*";

    @TempDir
    private static Path folder;

    private static Result first;
    private static Result second;

    @BeforeAll
    static void deliverAndRun() throws IOException {
        Path shared = SharedData.folder("cdc");
        Commands commands = new Commands(
                new Folders(CONF.toAbsolutePath(), folder.resolve("warehouse"), landing(), folder.resolve("manual")));
        deliver(shared, true);
        first = commands.run("run", "--format", "json");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        deliver(shared, false);
        second = commands.run("run", "--format", "json");
        assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
    }

    @Test
    void endsWithTheRowsOfDebeziumsTables() {
        Map<String, JsonNode> byHand = Replay.debezium(landing().resolve("debezium"), "id", "_id", "order_number");
        Map<String, JsonNode> rows = rows("debezium_row");
        // These files are no segments of a topic: the delete is the last change, whatever its file is called.
        byHand.remove("iceberg|inventory.customers|1004");
        // Rows without an envelope, and values of types that only their schemas tell, are looked at below.
        rows.keySet().removeIf(key -> key.startsWith("unwrapped|"));
        String typed = "kafka/debezium/table/schema/alltype|paimon_sync_table.all_types_table|1";
        String dated = "iceberg|inventory.orders|10004";
        assertThat(rows.keySet()).isEqualTo(byHand.keySet()).contains(typed, dated);
        byHand.keySet().removeAll(List.of(typed, dated));
        rows.keySet().retainAll(byHand.keySet());
        assertThat(rows).isEqualTo(byHand);
    }

    @Test
    void readsTheTypesThatOnlyTheSchemaTells() {
        JsonNode row =
                rows("debezium_row").get("kafka/debezium/table/schema/alltype|paimon_sync_table.all_types_table|1");
        assertThat(row.get("pt")).hasToString("1.1");
        assertThat(row.get("_fixed")).hasToString("123456789876543212345678987654321.11");
        assertThat(row.get("_date").asText()).isEqualTo("2023-03-23");
        assertThat(row.get("_datetime6").asText()).isEqualTo("2023-03-23T14:30:05.123456");
        assertThat(row.get("_timestamp").asText()).isEqualTo("2023-03-23T22:00:10.123456Z");
        assertThat(row.get("_time").asText()).isEqualTo("10:13:23");
        assertThat(row.get("_json").asText()).isEqualTo("{\"a\": \"b\"}");
        assertThat(rows("debezium_row")
                        .get("iceberg|inventory.orders|10004")
                        .get("order_date")
                        .asText())
                .isEqualTo("2016-02-21");
    }

    @Test
    void takesInRowsWithoutAnEnvelope() {
        assertThat(table("raw/debezium")
                        .filter("_source_file like '%/unwrapped/%'")
                        .selectExpr("concat_ws(' ', operation, source_table, changed_at, source_position)")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder(
                        "insert postgres.array_data 2021-11-28 19:48:13.618",
                        "read postgres.geom 2021-10-21 19:27:04.986",
                        "read orders 2020-08-01 19:24:36.678 00000000000033832960");
    }

    @Test
    void endsWithTheRowsOfCanalsTables() {
        Map<String, JsonNode> byHand = Replay.canal(
                landing().resolve("canal"), "_id", "_ID", "k", "k1", "K1", "k2", "__#alibaba_rds_row_id#__", "v0");
        // Without a key nobody can tell whether two equal rows are one.
        byHand.keySet().removeIf(key -> key.contains("/nonpk|"));
        assertThat(rows("canal_row")).isEqualTo(byHand);
    }

    @Test
    void endsWithTheRowsOfMaxwellsTables() {
        assertThat(rows("maxwell_row")).isEqualTo(Replay.maxwell(landing().resolve("maxwell"), "id", "_id"));
    }

    @Test
    void accountsForEveryDocument() throws IOException {
        for (String feed : List.of("debezium", "canal", "maxwell")) {
            assertThat(counted(feed, "read")).as(feed).isEqualTo(documents(feed));
        }
        assertThat(counted("debezium", "filtered")).isEqualTo(1);
        assertThat(counted("debezium", "quarantined")).isEqualTo(15);
        assertThat(counted("canal", "filtered")).isEqualTo(documents("canal", "\"isDdl\":true"));
        assertThat(counted("canal", "exploded")).isEqualTo(7);
        assertThat(counted("canal", "quarantined")).isZero();
        assertThat(counted("maxwell", "written")).isEqualTo(documents("maxwell"));
    }

    private static long counted(String feed, String counter) {
        return first.job("changes.raw." + feed).get(counter).asLong()
                + second.job("changes.raw." + feed).get(counter).asLong();
    }

    private static long documents(String feed, String... holding) throws IOException {
        try (Stream<Path> walk = Files.walk(landing().resolve(feed))) {
            long documents = 0;
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                documents += Files.readAllLines(file).stream()
                        .filter(line -> Stream.of(holding).allMatch(line::contains))
                        .count();
            }
            return documents;
        }
    }

    private static Map<String, JsonNode> rows(String entities) {
        return table("entities/" + entities)
                .filter("is_current")
                .selectExpr("concat_ws('|', folder, at_table, row_key)", "state")
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getString(0), row -> Replay.read(row.getString(1)), (a, b) -> a, TreeMap::new));
    }

    private static Dataset<Row> table(String name) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/changes").resolve(name).toString());
    }

    private static Path landing() {
        return folder.resolve("landing");
    }

    /** Delivers the first segments, or the further ones. */
    private static void deliver(Path shared, boolean first) throws IOException {
        Path kafka = shared.resolve("paimon_fixtures");
        for (String feed : List.of("debezium", "debezium-bson", "canal", "maxwell")) {
            try (Stream<Path> walk = Files.walk(kafka.resolve("kafka").resolve(feed))) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    if (file.toString().endsWith("-1.txt") == first) {
                        String target = feed.replace("-bson", "") + "/" + kafka.relativize(file);
                        write(
                                target,
                                Files.readString(file).replaceFirst(LICENCE, "").replaceAll("(?m)^\\s*\\R", ""));
                    }
                }
            }
        }
        Path iceberg = shared.resolve("debezium_server_iceberg_fixtures");
        try (Stream<Path> files = first ? Files.list(iceberg) : Stream.empty()) {
            for (Path file :
                    files.filter(json -> json.toString().endsWith(".json")).toList()) {
                String document = Replay.read(Files.readString(file)).toString();
                String place = document.contains("\"__op\":\"") ? "unwrapped" : "iceberg";
                write("debezium/" + place + "/" + file.getFileName() + ".txt", document + "\n");
            }
        }
    }

    private static void write(String file, String text) throws IOException {
        Path path = landing().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
