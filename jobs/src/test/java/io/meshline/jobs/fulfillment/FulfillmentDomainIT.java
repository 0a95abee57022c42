package io.meshline.jobs.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The domain on its sample data, against what plain Java makes of the same files. */
class FulfillmentDomainIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Result first;

    @BeforeAll
    static void run() {
        Commands commands = new Commands(folder.resolve("warehouse"), Commands.sampleData());
        first = commands.run("run", "--domain", "fulfillment", "--format", "json");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        Result second = commands.run("run", "--domain", "fulfillment", "--format", "json");
        assertThat(second.json().get("sparkJobs").asLong()).isZero();
    }

    @Test
    void readsTheLocationUnderBothOfItsNames() throws IOException {
        Map<String, String> latest = new TreeMap<>();
        for (JsonNode count : counts()) {
            String location =
                    count.path("location").asText(count.path("warehouse").asText());
            latest.put(
                    count.get("sku").asText() + " " + location,
                    count.get("available").asText());
        }
        assertThat(rows("entities/inventory", "is_current", "concat(sku, ' ', location)", "available"))
                .isEqualTo(latest);
        assertThat(first.job("fulfillment.entities.inventory").get("duplicate").asLong())
                .isEqualTo(7);
        assertThat(first.job("fulfillment.entities.inventory")
                        .get("quarantined")
                        .asLong())
                .isEqualTo(7);
    }

    @Test
    void followsEachShipmentToItsEnd() throws IOException {
        assertThat(rows("entities/shipment", "is_current", "shipment_id", "status"))
                .isEqualTo(shipments("status"));
        assertThat(rows("entities/shipment", "is_current", "shipment_id", "weight_kg"))
                .isEqualTo(shipments("weight_kg"));
        assertThat(rows("entities/shipment", "is_current", "shipment_id", "datediff(promised_on, '1970-01-01')"))
                .isEqualTo(shipments("promised_on"));
        // Eight cancelled with a tombstone each, seven heartbeats, one change of the schema.
        assertThat(first.job("fulfillment.raw.shipments").get("filtered").asLong())
                .isEqualTo(16);
        assertThat(table("entities/shipment").filter("is_deleted").count()).isEqualTo(8);
    }

    @Test
    void addsUpWhatIsThereAndWhatIsUnderWay() throws IOException {
        long underWay = 0;
        Map<String, String> pieces = shipments("pieces");
        for (Map.Entry<String, String> shipment : shipments("status").entrySet()) {
            if (!shipment.getValue().equals("delivered")) {
                underWay += Long.parseLong(pieces.get(shipment.getKey()));
            }
        }
        Row sums = table("aggregates/stock_levels")
                .selectExpr("sum(available)", "sum(pieces_under_way)")
                .head();
        assertThat(sums.getLong(1)).isEqualTo(underWay).isPositive();
        assertThat(sums.getLong(0))
                .isEqualTo(table("entities/inventory")
                        .filter("is_current")
                        .selectExpr("sum(available)")
                        .head()
                        .getLong(0));
    }

    /** The counts that are believed, by the time of counting. */
    private static List<JsonNode> counts() throws IOException {
        return documents("inventory").stream()
                .filter(count -> count.get("available").asInt() >= 0)
                .sorted((one, other) -> one.get("updated_at")
                        .asText()
                        .compareTo(other.get("updated_at").asText()))
                .toList();
    }

    /** A field of each shipment that is there in the end. */
    private static Map<String, String> shipments(String field) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (JsonNode change : documents("shipments")) {
            if (change.path("op").asText().equals("d")) {
                rows.remove(change.get("before").get("id").asText());
            } else if (change.has("op")) {
                JsonNode row = change.get("after");
                rows.put(row.get("id").asText(), row.get(field).asText());
            }
        }
        return rows;
    }

    private static List<JsonNode> documents(String feed) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        Path files = Commands.sampleData().resolve("fulfillment").resolve(feed);
        for (var day : SampleFeed.DAYS) {
            for (String line : Files.readAllLines(files.resolve(day + ".json"))) {
                documents.add(MAPPER.readTree(line));
            }
        }
        return documents;
    }

    private static Map<String, String> rows(String table, String condition, String key, String value) {
        return table(table)
                .filter(condition)
                .selectExpr("string(" + key + ")", "string(" + value + ")")
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getString(0), row -> row.getString(1), (one, other) -> one, TreeMap::new));
    }

    private static Dataset<Row> table(String name) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/fulfillment").resolve(name).toString());
    }
}
