package io.meshline.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON documents, one a line, gzipped or one a file, all the way to the states of a business object. */
@Tag("slow")
class JsonIntakeIT {
    private static final Path STOCK = Path.of("src/test/resources/stock");

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static Result first;

    @BeforeAll
    static void deliverAndRun() throws IOException {
        deliver("movement/monday.json");
        zip("movement/tuesday.json");
        for (String count : List.of("count/first.json", "count/again.json", "count/cut_off.json")) {
            deliver(count);
        }
        commands = new Commands(new Folders(
                STOCK.resolve("conf").toAbsolutePath(),
                folder.resolve("warehouse"),
                folder.resolve("landing"),
                folder.resolve("manual")));
        first = commands.run("run", "--format", "json");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    }

    @Test
    void keepsEachDocumentAsItCame() throws IOException {
        assertThat(ledger("stock.raw.movement")).isEqualTo("read 8 written 6 filtered 0 duplicate 0 quarantined 2");
        assertThat(ledger("stock.raw.count")).isEqualTo("read 3 written 2 filtered 0 duplicate 0 quarantined 1");
        assertThat(rows("raw/movement", col("payload")))
                .contains(Files.readAllLines(STOCK.resolve("landing/movement/monday.json"))
                        .get(3));
        assertThat(rows("raw/count", col("payload")))
                .contains(Files.readString(STOCK.resolve("landing/count/first.json"))
                        .strip());
    }

    @Test
    void putsWhatIsNoDocumentAsideAndTellsOfIt() {
        assertThat(rows("raw/movement_quarantine", col("record"), element_at(col("reasons.message"), 1)))
                .containsExactly(
                        "[1, 2|is not one JSON document (RFC 8259)",
                        "{\"kind\": \"move\", \"article\": {\"sku\": \"cut|is not one JSON document (RFC 8259)");
        assertThat(rows("raw/count_quarantine", col("record"))).containsExactly("{\n  \"shelf\": {\"id\": \"S1\"");
        assertThat(rows("raw/count_quarantine", col("source_file")))
                .singleElement()
                .satisfies(file -> assertThat(file).endsWith("/landing/count/cut_off.json"));
        assertThat(SparkSession.active()
                        .read()
                        .format("delta")
                        .load(folder.resolve("warehouse/platform/runs").toString())
                        .filter("job = 'stock.raw.movement' and quarantined = 2 and read = 8")
                        .count())
                .isOne();
        assertThat(rows("raw/movement_files", col("rows"), col("quarantined"))).contains("2|1", "4|1");
    }

    @Test
    void readsValuesByTheirPaths() {
        assertThat(ledger("stock.events.stock_moved"))
                .isEqualTo("read 6 written 3 filtered 1 duplicate 1 quarantined 1");
        assertThat(rows("events/stock_moved", col("sku"), col("location"), col("pieces"), col("moved_at")))
                .containsExactly(
                        "A1|north|3|2024-05-01 10:00:00",
                        "A1|south|-2|2024-05-02 10:00:00",
                        "A2|unknown|7|2024-05-03 08:00:00");
        assertThat(rows("events/stock_moved_quarantine", element_at(col("reasons.message"), 1)))
                .containsExactly("pieces: cannot cast 'many' to int");
    }

    @Test
    void keepsTheHistoryOfWhatTheDocumentsSay() {
        assertThat(rows("entities/shelf", col("shelf"), col("pieces"), col("valid_to")))
                .containsExactly("S1|4|2024-05-03 10:00:00", "S1|5|");
        assertThat(rows("entities/last_place", col("sku"), col("location"), col("is_current")))
                .containsExactly("A1|north|false", "A1|south|true", "A2|unknown|true");
    }

    @Test
    void findsNothingToDoUntilADocumentComes() throws IOException {
        assertThat(commands.run("run", "--format", "json")
                        .json()
                        .get("sparkJobs")
                        .asLong())
                .isZero();

        write("count/empty.json", """
                {"shelf": {"id": "S2"}, "lines": [], "at": "2024-05-04T10:00:00Z"}""");
        write("movement/sunday.json", """
                {"kind": "note", "text": "no movement today"}
                """);
        Result third = commands.run("run", "--format", "json");
        assertThat(third.exitCode()).as(third.out() + third.err()).isZero();
        assertThat(third.job("stock.raw.count").get("written").asLong()).isOne();
        assertThat(third.job("stock.entities.shelf").get("quarantined").asLong())
                .isOne();
        assertThat(rows("entities/shelf_quarantine", element_at(col("reasons.message"), 1)))
                .containsExactly("pieces: a value is required");
        assertThat(third.job("stock.events.stock_moved").get("filtered").asLong())
                .isOne();
    }

    private static String ledger(String job) {
        StringBuilder words = new StringBuilder();
        for (String counter : List.of("read", "written", "filtered", "duplicate", "quarantined")) {
            words.append(' ').append(counter).append(' ').append(first.job(job).get(counter));
        }
        return words.substring(1);
    }

    /** The rows of a table as text, sorted. */
    private static List<String> rows(String table, Column... columns) {
        Column[] texts = new Column[columns.length];
        for (int i = 0; i < columns.length; i++) {
            texts[i] = columns[i].cast("string");
        }
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/stock") + "/" + table)
                .select(texts)
                .collectAsList()
                .stream()
                .map(JsonIntakeIT::text)
                .sorted()
                .toList();
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append(i == 0 ? "" : "|").append(row.isNullAt(i) ? "" : row.getString(i));
        }
        return text.toString();
    }

    private static void deliver(String file) throws IOException {
        write(file, Files.readString(STOCK.resolve("landing").resolve(file)));
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(delivered(file), text);
    }

    private static void zip(String file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(delivered(file + ".gz")))) {
            Files.copy(STOCK.resolve("landing").resolve(file), out);
        }
    }

    private static Path delivered(String file) throws IOException {
        Path path = folder.resolve("landing").resolve(file);
        Files.createDirectories(path.getParent());
        return path;
    }
}
