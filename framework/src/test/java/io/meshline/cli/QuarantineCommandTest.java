package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.fixture.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of rejected records: put aside, looked at, brought in after a fix, given up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarantineCommandTest {
    private static final String DOMAIN = """
            domain {
              name = shop
              description = "A shop"
              owner { team = shop, contact = "shop@example.com" }
              archetype = source-aligned
            }
            raw.tills {
              description = "Lines of tills"
              source { format = csv, path = ${landing}"/tills", delimiter = "," }
              columns { article { description = "Article code" }, pieces { description = "Pieces" }, at { description = "When" } }
            }
            events.sold {
              description = "An article was sold"
              from = raw.tills
              columns {
                article { type = string, required = true, description = "Article code" }
                pieces { type = int, required = true, description = "Pieces sold" }
                at { type = timestamp, required = true, description = "When it was sold" }
              }
              deduplicate-by = ["*"]
            }
            entities.article {
              description = "Articles and the pieces of their last sale"
              from = raw.tills
              columns {
                article { type = string, description = "Article code" }
                # What passes depends on more than the definition.
                pieces { type = int, expression = "if(hour(at) = 9 and current_timezone() = 'UTC', null, cast(pieces as int))", required = true, description = "Pieces" }
                at { type = timestamp, description = "When it was sold" }
              }
              key = [article]
              sequence-by = at
            }
            aggregates.sales {
              description = "Pieces of each article"
              sql = sales.sql
            }
            """;
    private static final String TYPE = "pieces { type = int, required = true,";
    private static final String MENDED =
            "pieces { type = int, expression = \"coalesce(try_cast(pieces as int), 0)\", required = true,";

    private Path folder;

    @BeforeAll
    void deliver(@TempDir Path folder) throws IOException {
        this.folder = folder;
        // The commands take the session that is there.
        SharedSpark.session();
        write("conf/platform.conf", "");
        write("conf/environments/local.conf", "logs = \"" + folder + "/logs\"");
        write("conf/domains/shop/domain.conf", DOMAIN);
        write(
                "conf/domains/shop/sql/sales.sql",
                "SELECT article, sum(pieces) AS pieces FROM events.sold GROUP BY article");
        write("landing/tills/monday.csv", """
                article,pieces,at
                A1,1,2024-01-01 08:00:00
                A1,2,2024-01-01 09:00:00
                A1,1,2024-01-01 10:00:00
                A2,many,2024-01-01 09:00:00
                A3,,2024-01-01 10:00:00
                A4
                A5;5;2024-01-01 11:00:00
                """);
    }

    @Test
    @Order(1)
    void saysWhatToDoWhereNothingIsBuilt() {
        assertRefused(
                1,
                command("list"),
                "Cannot list what quarantine holds: none of the datasets is built yet in '" + folder
                        + "/warehouse'. Build them with: meshline run");
        for (String verb : List.of("show", "replay", "purge")) {
            assertRefused(
                    1,
                    command(verb, "shop.raw.tills"),
                    "Cannot " + verb + " the quarantine of 'shop.raw.tills': its table is not built yet in '" + folder
                            + "/warehouse/shop/raw/tills'. Build it with: meshline run +shop.raw.tills");
        }
    }

    @Test
    @Order(2)
    void suggestsWhatAWrongNameWasMeantToBe() {
        assertRefused(
                2,
                command("show", "shop.raw.till"),
                "Cannot show the quarantine of 'shop.raw.till': no such dataset. Did you mean 'shop.raw.tills'?");
        assertRefused(
                2,
                command("replay", "shop.raw.tills", "sold"),
                "Cannot replay the quarantine of 'sold': an address has three parts. Did you mean 'shop.events.sold'?");
        assertRefused(
                2,
                command("purge", "shop.aggregates.sales"),
                "Cannot purge the quarantine of 'shop.aggregates.sales': the result of a query has no quarantine. That"
                        + " of its inputs is listed by: meshline quarantine list");
        assertRefused(
                2,
                command("show", "shop.raw.tills", "--limit", "none"),
                "Invalid value 'none' of --limit (must be a number from 1 to 999999999). See 'meshline quarantine show --help'.");
        assertRefused(
                2,
                command("purge", "shop.raw.tills", "--before", "soon"),
                "Invalid value 'soon' of --before (must be a date that has begun, such as 2026-11-01, or a period such"
                        + " as 30d, 12h or 4w). See 'meshline quarantine purge --help'.");
        assertRefused(2, command("replay"), "Missing argument DATASET. See 'meshline quarantine replay --help'.");
    }

    @Test
    @Order(3)
    void listsWhatIsOpenWithItsReasons() {
        assertThat(meshline("run").exitCode()).isZero();
        assertThat(shown("list").replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "DAY"))
                .isEqualTo("""
                3 of 3 datasets have open records in quarantine.

                shop.raw.tills  2 open since DAY UTC
                         2  the record cannot be read, such as does not have the 3 values of its header

                shop.events.sold  2 open since DAY UTC
                         1  pieces cannot be read as its type, such as pieces: cannot cast 'many' to int
                         1  pieces is missing, such as pieces: a value is required

                shop.entities.article  3 open since DAY UTC
                         3  pieces is missing, such as pieces: a value is required

                See them:     meshline quarantine show shop.raw.tills
                After a fix:  meshline quarantine replay shop.raw.tills
                """);
    }

    @Test
    @Order(4)
    void showsRecordsWithEveryReason() throws IOException {
        assertThat(shown("show", "shop.events.sold", "--reason", "cast")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, run [^,]*", "DAY UTC, run R"))
                .isEqualTo("1 open record with a reason of kind 'cast' of shop.events.sold:\n\n"
                        + "batch 1, DAY UTC, run R, from file:" + folder + "/landing/tills/monday.csv\n"
                        + "  cast: pieces: cannot cast 'many' to int\n"
                        + "  | {\"article\":\"A2\",\"pieces\":\"many\",\"at\":\"2024-01-01 09:00:00\"}\n");
        assertThat(shown("show", "shop.raw.tills", "--limit", "1"))
                .startsWith("2 open records of shop.raw.tills, the newest 1:\n");
        assertThat(shown("show", "shop.raw.tills", "--batch", "7", "--settled"))
                .isEqualTo("Quarantine holds no settled record put aside by batch 7 of shop.raw.tills.\n");
        assertThat(shown("show", "shop.entities.article")).startsWith("3 open records of shop.entities.article:\n");
        JsonNode page = new ObjectMapper().readTree(shown("show", "shop.raw.tills", "--format", "json"));
        assertThat(page.get("total").asLong()).isEqualTo(2);
        assertThat(page.findValuesAsText("record")).containsExactly("A4", "A5;5;2024-01-01 11:00:00");
        assertThat(page.findValuesAsText("kind")).containsOnly("unreadable");
    }

    @Test
    @Order(5)
    void replaysRecordsIntoThePastOfObjectsUnderTheSameDefinition() {
        SparkSession spark = SharedSpark.session();
        spark.conf().set("spark.sql.session.timeZone", "Etc/UTC");
        try {
            Invocation replay = command("replay", "shop.entities.article");
            assertThat(replay.exitCode()).as(replay.err()).isZero();
            assertThat(replay.out().replaceAll(" +", " "))
                    .contains("\nshop.entities.article replay 3 0 1 0 0 0 2 - 1 ");
        } finally {
            spark.conf().set("spark.sql.session.timeZone", "UTC");
        }
        assertThat(rows("entities/article", "article", "pieces", "hour(valid_from)", "hour(valid_to)"))
                .containsExactly("A1 1 10 null", "A1 1 8 9", "A1 2 9 10");
        assertThat(rows("entities/article_quarantine", "batch", "get_json_object(record, '$.article')"))
                .containsExactly("1 A1", "1 A2", "1 A3", "2 A2", "2 A3");
    }

    @Test
    @Order(6)
    void replaysWhatAChangedDefinitionLetsThroughOnce() throws IOException {
        write(
                "conf/domains/shop/domain.conf",
                DOMAIN.replace("delimiter = \",\"", "delimiter = \";\"").replace(TYPE, MENDED));
        Invocation replay = command("replay", "shop.events.sold", "shop.raw.tills");
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out().replaceAll(" +", " "))
                .contains("\nshop.raw.tills replay 2 1 0 0 0 0 1 - 1 ")
                .contains("\nshop.events.sold rebuild 6 6 0 0 0 0 0 - 1 ")
                .contains("What depends on shop.raw.tills takes its new rows in with: meshline run shop.raw.tills+");
        assertThat(replay.err())
                .contains("shop.events.sold: rebuild, the definition changed, which settles 2 open records");

        assertThat(shown("list"))
                .startsWith("2 of 3 datasets have open records in quarantine.")
                .contains("""

                shop.events.sold  2 settled
                """);
        Invocation again = command("replay", "shop.events.sold");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("shop.events.sold  up to date");
    }

    @Test
    @Order(7)
    void forgetsWhatItIsToldToForget() {
        String end =
                "Earlier versions of its table show them until the table is vacuumed; what is still in the inputs is"
                        + " read again by a full refresh.\n";
        assertThat(shown("purge", "shop.events.sold"))
                .isEqualTo("Purged 2 records from the quarantine of shop.events.sold. It holds 0 open and 0 settled.\n"
                        + end);
        assertThat(shown("purge", "shop.events.sold"))
                .isEqualTo(
                        "Nothing to purge from the quarantine of shop.events.sold. It holds 0 open and 0 settled.\n");
        assertThat(shown("purge", "shop.entities.article", "--open", "--settled"))
                .startsWith("Purged 5 records from the quarantine of shop.entities.article. It holds 0 open and 0"
                        + " settled.\n");
        assertThat(shown("purge", "shop.raw.tills", "--before", "2024-01-01", "--format", "json"))
                .isEqualToIgnoringWhitespace(
                        "{\"dataset\":\"shop.raw.tills\",\"purged\":0,\"left\":{\"open\":1,\"settled\":2}}");
    }

    private List<String> rows(String table, String... columns) {
        return SharedSpark.session()
                .read()
                .format("delta")
                .load(folder + "/warehouse/shop/" + table)
                .selectExpr(columns)
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }

    private static void assertRefused(int exitCode, Invocation invocation, String sentence) {
        assertThat(invocation.err()).isEqualTo(sentence + System.lineSeparator());
        assertThat(invocation.exitCode()).isEqualTo(exitCode);
    }

    private String shown(String... arguments) {
        Invocation shown = command(arguments);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        return shown.out();
    }

    private Invocation command(String... arguments) {
        List<String> all = new ArrayList<>(List.of("quarantine"));
        all.addAll(Arrays.asList(arguments));
        return meshline(all.toArray(String[]::new));
    }

    private Invocation meshline(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (!all.equals(List.of("quarantine", "replay"))) {
            all.addAll(List.of(
                    "--conf-dir", folder.resolve("conf").toString(),
                    "--set", "warehouse=\"" + folder + "/warehouse\"",
                    "--set", "landing=\"" + folder + "/landing\""));
        }
        return Invocation.of(all.toArray(String[]::new));
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
