package io.meshline.jobs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSONTestSuite and csv-spectrum, whole, through a run: nothing is lost, and nothing comes out other than it went in. */
@Tag("slow")
class PublicSuitesIT {
    private static final Path CONF = Path.of("src/test/resources/suites/conf");
    private static final String NAME = "regexp_extract(%s, '[^/]+$', 0)";

    @TempDir
    private static Path folder;

    private static Path shared;
    private static Result run;

    @BeforeAll
    static void takeIn() {
        shared = SharedData.folder("json_test_suite").getParent();
        Commands commands = new Commands(
                new Folders(CONF.toAbsolutePath(), folder.resolve("warehouse"), shared, folder.resolve("manual")));
        run = commands.run("run", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Test
    void accountsForEveryDocument() throws IOException {
        List<String> files = files("json_test_suite");
        assertThat(files).hasSize(340);
        assertThat(run.job("suites.raw.json_document").get("read").asInt()).isEqualTo(files.size());
        TreeSet<String> accounted = new TreeSet<>(taken());
        accounted.addAll(setAside().keySet());
        assertThat(accounted).containsExactlyElementsOf(new TreeSet<>(files));
        assertThat(taken()).doesNotContainAnyElementsOf(setAside().keySet());
    }

    @Test
    void takesInWhatMustBeAcceptedAndSetsAsideWhatMustBeRejectedWithTheReason() {
        assertThat(taken().stream().filter(name -> name.startsWith("y_"))).hasSize(95);
        assertThat(setAside().keySet().stream().filter(name -> name.startsWith("n_")))
                .hasSize(188);
        assertThat(setAside().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    /** What RFC 8259 leaves to the reader: numbers of any size are documents, texts that are not UTF-8 are none. */
    @Test
    void setsAsideOfTheOthersWhatIsNotUtf8() {
        assertThat(taken().stream().filter(name -> name.startsWith("i_")))
                .containsExactly(
                        "i_number_double_huge_neg_exp.json",
                        "i_number_huge_exp.json",
                        "i_number_neg_int_huge_exp.json",
                        "i_number_pos_double_huge_exp.json",
                        "i_number_real_neg_overflow.json",
                        "i_number_real_pos_overflow.json",
                        "i_number_real_underflow.json",
                        "i_number_too_big_neg_int.json",
                        "i_number_too_big_pos_int.json",
                        "i_number_very_big_negative_int.json",
                        "i_object_key_lone_2nd_surrogate.json",
                        "i_string_1st_surrogate_but_2nd_missing.json",
                        "i_string_1st_valid_surrogate_2nd_invalid.json",
                        "i_string_incomplete_surrogate_and_escape_valid.json",
                        "i_string_incomplete_surrogate_pair.json",
                        "i_string_incomplete_surrogates_escape_valid.json",
                        "i_string_invalid_lonely_surrogate.json",
                        "i_string_invalid_surrogate.json",
                        "i_string_inverted_surrogates_U+1D11E.json",
                        "i_string_lone_second_surrogate.json",
                        "i_structure_500_nested_arrays.json",
                        "i_structure_UTF-8_BOM_empty_object.json");
    }

    @Test
    void keepsDocumentsAsTheyWereWritten() throws IOException {
        Map<String, String> payloads =
                table("raw/json_document")
                        .selectExpr(NAME.formatted("_source_file"), "payload")
                        .collectAsList()
                        .stream()
                        .collect(toMap(row -> name(row.getString(0)), row -> row.getString(1)));
        for (String name : payloads.keySet()) {
            String written =
                    Files.readString(file(name)).replaceFirst("\\A\uFEFF", "").replaceFirst("\\R\\z", "");
            assertThat(payloads).as(name).containsEntry(name, written);
        }
    }

    @Test
    void readsEveryCsvFileAsItsTruthSays() throws IOException {
        Map<String, List<JsonNode>> rows = new TreeMap<>();
        for (Row row : table("raw/csv_record")
                .selectExpr(NAME.formatted("_source_file"), "to_json(struct(a, b))", "coalesce(_rescued, '{}')")
                .collectAsList()) {
            ObjectNode values = (ObjectNode) Replay.read(row.getString(1));
            values.setAll((ObjectNode) Replay.read(row.getString(2)));
            rows.computeIfAbsent(row.getString(0).replace(".csv", ""), any -> new ArrayList<>())
                    .add(values);
        }
        // It holds U+FFFD: whoever made it lost characters before.
        assertThat(files("csv_spectrum/csvs")).hasSize(12);
        assertThat(rows).hasSize(11).doesNotContainKey("location_coordinates");
        for (Map.Entry<String, List<JsonNode>> file : rows.entrySet()) {
            Path truth = shared.resolve("csv_spectrum/json").resolve(file.getKey() + ".json");
            // A line break inside quotes becomes a line feed.
            JsonNode expected = Replay.read(Files.readString(truth).replace("\\r\\n", "\\n"));
            assertThat(file.getValue()).as(file.getKey()).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(table("raw/csv_record_quarantine").count()).isOne();
    }

    private static List<String> taken() {
        return table("raw/json_document").selectExpr(NAME.formatted("_source_file")).collectAsList().stream()
                .map(row -> name(row.getString(0)))
                .sorted()
                .toList();
    }

    private static Map<String, String> setAside() {
        return table("raw/json_document_quarantine")
                .selectExpr(NAME.formatted("source_file"), "reasons[0].message")
                .collectAsList()
                .stream()
                .collect(toMap(row -> name(row.getString(0)), row -> row.getString(1)));
    }

    /** Paths are URIs, in which some signs are written otherwise. */
    private static String name(String inUri) {
        return URI.create("file:///" + inUri).getPath().substring(1);
    }

    private static Dataset<Row> table(String name) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/suites").resolve(name).toString());
    }

    private static List<String> files(String below) throws IOException {
        try (Stream<Path> walk = Files.walk(shared.resolve(below))) {
            return walk.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".csv"))
                    .toList();
        }
    }

    private static Path file(String name) throws IOException {
        try (Stream<Path> walk = Files.walk(shared.resolve("json_test_suite"))) {
            return walk.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
