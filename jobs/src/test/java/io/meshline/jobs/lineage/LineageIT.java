package io.meshline.jobs.lineage;

import static io.meshline.jobs.lineage.ToldEvents.names;
import static io.meshline.jobs.lineage.ToldEvents.parent;
import static io.meshline.jobs.lineage.ToldEvents.root;
import static io.meshline.jobs.lineage.ToldEvents.run;
import static io.meshline.jobs.lineage.ToldEvents.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.LoopbackHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** What a backend is told of runs that go well, that a gate stops, and that fail while they write. */
class LineageIT {
    private static final Path CONFIGURATION = Path.of("src/test/resources/lineage/conf");
    private static final String KEY = "TheKeyOfTheBackend";
    private static final String TASK = "01a20013-2749-7b77-90d1-62ce8baadb46";
    private static final String DAG = "01a20013-2749-7b77-90d1-62ce8baadb47";
    private static final Map<String, String> SUBMITTED = Map.of(
            "spark.openlineage.parentJobNamespace", "airflow",
            "spark.openlineage.parentJobName", "shop.run",
            "spark.openlineage.parentRunId", TASK,
            "spark.openlineage.rootParentJobNamespace", "airflow",
            "spark.openlineage.rootParentJobName", "shop",
            "spark.openlineage.rootParentRunId", DAG);

    @TempDir
    private static Path folder;

    private static Commands commands;
    private static ToldEvents good;
    private static ToldEvents failed;
    private static ToldEvents refused;

    @BeforeAll
    static void runGoodAndBadDays() throws IOException {
        commands = new Commands(new Folders(
                CONFIGURATION.toAbsolutePath(),
                folder.resolve("warehouse"),
                folder.resolve("landing"),
                folder.resolve("manual")));
        deliver("monday.csv", "2026-11-16,A1,2,ada@example.com", "2026-11-16,A2,3,", "2026-11-16,A2,x,");
        // Starts the session, into whose settings a scheduler submits what started the process.
        assertThat(commands.run("plan").exitCode()).isZero();
        SparkConf conf = SparkSession.active().sparkContext().conf();
        SUBMITTED.forEach(conf::set);
        good = told("good", 0);
        SUBMITTED.keySet().forEach(conf::remove);
        deliver("tuesday.csv", "2026-11-17,A1,13,");
        failed = told("failed", 1);
        deliver("wednesday.csv", "2026-11-18,A1,5000,");
        refused = told("refused", 3);
    }

    @AfterAll
    static void takeSettingsBack() {
        SUBMITTED.keySet().forEach(SparkSession.active().sparkContext().conf()::remove);
    }

    @Test
    void everyEventFollowsThePublishedSchemas() {
        EventSchemas schemas = EventSchemas.published();
        for (ToldEvents events : List.of(good, failed, refused)) {
            assertThat(events.all())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(schemas.violations(event))
                            .as(event.toPrettyString())
                            .isEmpty());
        }
    }

    @Test
    void makesOneTreeOfWhatStartedItOfTheRunItsJobsAndWhatSparkWrites() {
        JsonNode run = good.one("START", "run");
        assertThat(parent(run)).isEqualTo(TASK);
        assertThat(good.all()).allSatisfy(event -> assertThat(root(event)).isEqualTo(DAG));
        for (String job : List.of("shop.raw.till", "shop.events.sale", "shop.aggregates.per_day")) {
            JsonNode start = good.one("START", job);
            assertThat(parent(start)).isEqualTo(run(run));
            assertThat(start.at("/job/namespace").asText()).isEqualTo("meshline.shop");
            String table = job.substring(job.lastIndexOf('.') + 1);
            assertThat(parent(good.one("COMPLETE", job + ".write." + table))).isEqualTo(run(start));
        }
        assertThat(parent(good.one("COMPLETE", "run.spark"))).isEqualTo(run(run));
        assertThat(good.byRun().values()).allSatisfy(events -> {
            assertThat(events).hasSize(2);
            assertThat(type(events.get(0))).isEqualTo("START");
            assertThat(type(events.get(1))).isEqualTo("COMPLETE");
        });
    }

    @Test
    void tellsOfAJobWhatMeshlineKnowsOfIt() {
        JsonNode end = good.one("COMPLETE", "shop.events.sale");
        JsonNode input = end.at("/inputs/0");
        JsonNode output = end.at("/outputs/0");

        assertThat(end.at("/job/facets/ownership/owners/0/name").asText()).isEqualTo("team:shop-data");
        assertThat(end.at("/job/facets/documentation/description").asText()).isEqualTo("One line of a receipt");
        assertThat(input.get("namespace").asText()).isEqualTo("file");
        assertThat(input.get("name").asText())
                .isEqualTo(folder.resolve("warehouse/shop/raw/till").toString());
        assertThat(input.at("/facets/version/datasetVersion").asText()).isEqualTo("0");
        assertThat(input.at("/inputFacets/inputStatistics/rowCount").asInt()).isEqualTo(3);
        assertThat(output.get("name").asText())
                .isEqualTo(folder.resolve("warehouse/shop/events/sale").toString());
        assertThat(output.at("/facets/version/datasetVersion").asText()).isEqualTo("0");
        assertThat(output.at("/facets/schema/fields/2").toString())
                .isEqualTo("{\"name\":\"pieces\",\"type\":\"int\",\"description\":\"Pieces sold\"}");
        assertThat(output.at("/facets/tags/tags/0").toString())
                .isEqualTo("{\"key\":\"pii\",\"value\":\"email\",\"source\":\"MESHLINE\",\"field\":\"customer\"}");
        assertThat(output.at("/outputFacets/outputStatistics/rowCount").asInt()).isEqualTo(2);
        assertThat(output.at("/facets/dataQualityMetrics/rowCount").asInt()).isEqualTo(2);
        assertThat(output.at("/facets/dataQualityMetrics/columnMetrics/pieces/max")
                        .asDouble())
                .isEqualTo(3);
        assertThat(output.at("/facets/dataQualityAssertions/assertions"))
                .extracting(assertion -> assertion.get("name").asText() + " "
                        + assertion.get("success").asBoolean())
                .containsExactly(
                        "IsComplete \"article\" true", "ColumnValues \"pieces\" < 1000 true", "RowCount > 100 false");
        assertThat(good.one("START", "shop.aggregates.per_day")
                        .at("/job/facets/sql/query")
                        .asText())
                .startsWith("SELECT day, sum(pieces) AS pieces");
    }

    @Test
    void letsTheListenerTellWhichColumnComesFromWhich() {
        JsonNode write = good.one("COMPLETE", "shop.aggregates.per_day.write.per_day");

        assertThat(names(write, "inputs")).containsExactly("sale");
        assertThat(names(write, "outputs")).containsExactly("per_day");
        JsonNode origins = write.at("/outputs/0/facets/columnLineage/fields/day/inputFields");
        assertThat(origins.findValuesAsText("field")).contains("day");
        assertThat(origins.findValuesAsText("name"))
                .contains(folder.resolve("warehouse/shop/events/sale").toString());
        assertThat(names(good.one("COMPLETE", "shop.events.sale.write.sale_quarantine"), "outputs"))
                .containsExactly("sale_quarantine");
    }

    @Test
    void keepsTheIdsOfJobRunsInThePlatformTable() {
        String id = SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/platform/runs").toString())
                .filter("job = 'shop.events.sale' and version = 0")
                .select("lineage_run_id")
                .first()
                .getString(0);

        assertThat(id).isEqualTo(run(good.one("START", "shop.events.sale")));
    }

    @Test
    void failsWhatFailedWhileItWasWritten() {
        JsonNode write = failed.one("FAIL", "shop.aggregates.per_day.write.per_day");
        JsonNode job = failed.one("FAIL", "shop.aggregates.per_day");

        assertThat(write.at("/run/facets/errorMessage/message").asText()).contains("thirteen");
        assertThat(write.get("outputs")).isEmpty();
        assertThat(job.at("/run/facets/errorMessage/message").asText()).contains("thirteen");
        assertThat(job.get("outputs")).isEmpty();
        assertThat(failed.one("FAIL", "run")
                        .at("/run/facets/errorMessage/message")
                        .asText())
                .contains("thirteen");
    }

    @Test
    void failsWhatAGateRefusedAndAbortsWhatNeedsIt() {
        JsonNode job = refused.one("FAIL", "shop.events.sale");

        assertThat(job.get("outputs")).isEmpty();
        assertThat(job.at("/run/facets/test/tests"))
                .extracting(test ->
                        test.get("name").asText() + " " + test.get("status").asText())
                .contains("IsComplete \"article\" pass", "ColumnValues \"pieces\" < 1000 fail");
        assertThat(job.at("/run/facets/errorMessage/message").asText())
                .startsWith("The gate of 'shop.events.sale' refused the batch: 1 error rule is broken.");
        // The rows were written, and then deleted.
        assertThat(refused.one("COMPLETE", "shop.events.sale.write.sale").get("outputs"))
                .isEmpty();
        assertThat(refused.one("ABORT", "shop.aggregates.per_day").get("outputs"))
                .isEmpty();
    }

    @Test
    void showsTheKeyOfABackendToNobodyElse() throws IOException {
        Path key = Files.writeString(folder.resolve("backend.key"), KEY);
        try (LoopbackHook backend = new LoopbackHook()) {
            // Nothing is delivered anew, but what was refused is tried again.
            Result result = runTold("{type=http,url=\"" + backend.url("lineage")
                    + "\",auth={type=api_key,apiKey={file=\"" + key + "\"}}}");

            JsonNode count = result.json().get("lineage");
            assertThat(count.get("sent").asInt())
                    .isEqualTo(backend.messages().size())
                    .isPositive();
            assertThat(count.get("failed").asInt()).isZero();
            assertThat(result.out() + result.err() + backend.messages()).doesNotContain(KEY);
        }
        // Spark's log with its plans.
        assertThat(Files.readString(Path.of("target/test.log"))).doesNotContain(KEY);
        SparkSession spark = SparkSession.active();
        Stream<Tuple2<String, String>> settings = Stream.concat(
                Stream.of(spark.sparkContext().getConf().getAll()),
                scala.collection.JavaConverters.seqAsJavaList(
                        spark.sparkContext().statusStore().environmentInfo().sparkProperties())
                        .stream());
        assertThat(settings)
                .noneMatch(setting ->
                        setting._1().contains("openlineage") || setting._2().contains(KEY));
    }

    private static ToldEvents told(String name, int exitCode) {
        Path file = folder.resolve(name + ".jsonl");
        Result result = runTold("{type=file,location=\"" + file + "\"}");
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
        ToldEvents events = ToldEvents.read(file);
        assertThat(result.json().at("/lineage/sent").asInt())
                .isEqualTo(events.all().size());
        assertThat(result.json().at("/lineage/failed").asInt()).isZero();
        return events;
    }

    private static Result runTold(String transport) {
        return commands.run(
                "run",
                "--format",
                "json",
                "--set",
                "lineage.enabled=true",
                "--set",
                "lineage.wait-at-end=30s",
                "--set",
                "lineage.transport=" + transport);
    }

    private static void deliver(String file, String... lines) throws IOException {
        Path path = folder.resolve("landing/till").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "day,article,pieces,customer\n" + String.join("\n", lines) + "\n");
    }
}
