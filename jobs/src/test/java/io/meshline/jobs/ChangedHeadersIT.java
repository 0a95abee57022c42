package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV files whose headers upstream changed, under each policy, in two batches. */
class ChangedHeadersIT {
    private static final Path CONF = Path.of("src/test/resources/headers/conf");

    @TempDir
    private static Path folder;

    private static Result first;
    private static Result second;

    @BeforeAll
    static void deliverAndRun() throws IOException {
        Commands commands = new Commands(new Folders(
                CONF.toAbsolutePath(),
                folder.resolve("warehouse"),
                folder.resolve("landing"),
                folder.resolve("manual")));
        deliver("monday.csv", "sku,pieces\nA1,1\n");
        deliver("tuesday.csv", "sku,colour\nB2,red\n");
        first = run(commands);
        deliver("wednesday.csv", "size,sku,pieces\nXL,C3,3\n");
        second = run(commands);
    }

    @Test
    void leavesOutWhatIsNotDeclaredAndTellsOfIt() {
        assertThat(rows("leaving_out", "sku", "pieces")).containsExactly("A1 1", "B2 null", "C3 3");
        assertThat(warnings(first, "leaving_out"))
                .containsExactly(
                        "Left out column 'colour', which is not declared: 1 of 2 files have it, such as 'red'.");
    }

    @Test
    void keepsWhatIsNotDeclaredAsJson() {
        assertThat(rows("keeping", "sku", "pieces", "_rescued"))
                .containsExactly("A1 1 null", "B2 null {\"colour\":\"red\"}", "C3 3 {\"size\":\"XL\"}");
        assertThat(warnings(second, "keeping"))
                .containsExactly("Kept column 'size' in '_rescued', which is not declared: the one file has it, such as"
                        + " 'XL'.");
    }

    @Test
    void letsTheTableGrowAndReadersGoOn() {
        assertThat(rows("growing", "sku", "pieces", "colour", "size"))
                .containsExactly("A1 1 null null", "B2 null red null", "C3 3 null XL");
        assertThat(warnings(second, "growing"))
                .containsExactly(
                        "Took in column 'size' as text, which is not declared: the one file has it, such as 'XL'.");
        assertThat(second.job("tills.events.sold").get("written").asLong()).isOne();
    }

    @Test
    void setsFilesAsideWhereNothingIsSaid() {
        assertThat(rows("strict", "sku", "pieces")).containsExactly("A1 1");
        assertThat(warnings(first, "strict"))
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .endsWith("tuesday.csv': its header lacks column 'pieces'; has unknown column 'colour'. Did"
                                + " upstream rename it?"));
    }

    private static Result run(Commands commands) {
        Result run = commands.run("run", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run;
    }

    private static List<String> warnings(Result run, String raw) {
        return StreamSupport.stream(run.job("tills.raw." + raw).get("warnings").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> rows(String raw, String... columns) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/tills/raw").resolve(raw).toString())
                .selectExpr(columns)
                .collectAsList()
                .stream()
                .map((Row row) -> row.mkString(" "))
                .sorted()
                .toList();
    }

    private static void deliver(String file, String text) throws IOException {
        Path path = folder.resolve("landing/tills").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
