package io.meshline.jobs.olist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nine tables of a real marketplace, taken in as they are; what is known to be wrong with them shows. */
@Tag("slow")
class OlistIT {
    @TempDir
    private static Path folder;

    private static Result run;

    @BeforeAll
    static void takeIn() throws IOException {
        Path landing = folder.resolve("landing");
        Files.createDirectories(landing.resolve("order_state"));
        Files.createSymbolicLink(landing.resolve("olist"), SharedData.folder("olist"));
        Commands commands = new Commands(new Folders(
                Path.of("src/test/resources/olist/conf").toAbsolutePath(),
                folder.resolve("warehouse"),
                landing,
                folder.resolve("manual")));
        run = commands.run("run", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Test
    void takesEveryRecordOfTheNineTablesIn() {
        assertThat(written("raw.order")).isEqualTo(99_441);
        assertThat(written("raw.customer")).isEqualTo(99_441);
        assertThat(written("raw.geolocation")).isEqualTo(1_000_163);
        assertThat(written("raw.order_item")).isEqualTo(112_650);
        assertThat(written("raw.order_payment")).isEqualTo(103_886);
        assertThat(written("raw.product")).isEqualTo(32_951);
        assertThat(written("raw.seller")).isEqualTo(3_095);
        assertThat(written("raw.order_review")).isEqualTo(99_224);
        assertThat(written("raw.category_translation")).isEqualTo(71);
        run.json().get("jobs").forEach(job -> {
            if (job.get("job").asText().contains(".raw.")) {
                assertThat(job.get("quarantined").asLong())
                        .as(job.get("job").asText())
                        .isZero();
            }
        });
    }

    @Test
    void keepsLineBreaksQuotesAndLeadingZeros() {
        Dataset<Row> reviews = table("events/review_written");
        assertThat(reviews.filter("message like '%\n%'").count()).isGreaterThan(3_000);
        assertThat(reviews.filter("title is null").count()).isEqualTo(87_656);
        assertThat(reviews.filter("message is null").count()).isEqualTo(58_247);
        assertThat(table("events/place_listed")
                        .filter("length(zip_prefix) <> 5")
                        .count())
                .isZero();
        assertThat(table("entities/seller").filter("zip_prefix like '0%'").count())
                .isGreaterThan(100);
    }

    @Test
    void showsWhatIsKnownToBeWrong() {
        assertThat(job("events.order_handed_over").get("quarantined").asLong()).isEqualTo(1_359);
        assertThat(job("events.order_delivered").get("quarantined").asLong()).isEqualTo(8);
        assertThat(job("events.order_delivered").get("written").asLong()).isEqualTo(96_478 - 8);
        assertThat(job("events.place_listed").get("duplicate").asLong()).isEqualTo(261_831);
        assertThat(job("events.payment_made").get("quarantined").asLong()).isEqualTo(9);
        assertThat(reason("aggregates.reused_review_id")).isEqualTo("RowCount = 0: was 789");
        assertThat(reason("aggregates.order_without_items")).isEqualTo("RowCount = 0: was 775");
    }

    private static String reason(String job) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/platform/quality_results").toString())
                .filter("job = 'marketplace." + job + "' and outcome = 'failed'")
                .select("reason")
                .head()
                .getString(0);
    }

    private static long written(String job) {
        return job(job).get("written").asLong();
    }

    private static JsonNode job(String name) {
        return run.job("marketplace." + name);
    }

    private static Dataset<Row> table(String name) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/marketplace").resolve(name).toString());
    }
}
