package io.meshline.jobs.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Folders;
import io.meshline.jobs.Commands.Result;
import io.meshline.jobs.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real nested documents, whose shape differs from one to the next: every one of them is accounted for. */
class GithubIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ARCHIVE = "2021-07-21-few-hours.json.gz";
    private static final String PAGE = "github_events_api_array.json";

    @TempDir
    private static Path folder;

    private static List<JsonNode> pushes;
    private static Map<String, JsonNode> deliveries;
    private static Result run;

    @BeforeAll
    static void deliverAndRun() throws IOException {
        Path events = SharedData.folder("events_github");
        Path landing = folder.resolve("landing");
        for (String place : List.of("archive", "page", "delivery")) {
            Files.createDirectories(landing.resolve(place));
        }
        Files.copy(events.resolve(ARCHIVE), landing.resolve("archive").resolve(ARCHIVE));
        Files.copy(events.resolve(PAGE), landing.resolve("page").resolve(PAGE));
        pushes = pushes(events.resolve(ARCHIVE));
        deliveries = unpack(SharedData.folder("github_webhook_payloads"), landing.resolve("delivery"));
        run = new Commands(new Folders(
                        Path.of("src/test/resources/github/conf").toAbsolutePath(),
                        folder.resolve("warehouse"),
                        landing,
                        folder.resolve("manual")))
                .run("run", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Test
    void everyDocumentIsAccountedFor() {
        assertThat(ledger("raw.event")).isEqualTo("read 800 exploded 0 written 800 filtered 0 quarantined 0");
        assertThat(ledger("raw.page")).isEqualTo("read 1 exploded 0 written 1 filtered 0 quarantined 0");
        assertThat(ledger("events.pushed")).isEqualTo("read 800 exploded 0 written 425 filtered 375 quarantined 0");
        assertThat(ledger("events.listed")).isEqualTo("read 1 exploded 29 written 30 filtered 0 quarantined 0");
        long all = deliveries.size();
        long sent = deliveries.values().stream()
                .filter(delivery -> delivery.path("sender").has("login"))
                .count();
        assertThat(all).isGreaterThan(270);
        assertThat(ledger("raw.delivery"))
                .isEqualTo("read " + all + " exploded 0 written " + all + " filtered 0 quarantined 0");
        assertThat(ledger("events.delivered"))
                .isEqualTo("read " + all + " exploded 0 written " + sent + " filtered 0 quarantined " + (all - sent));
    }

    @Test
    void arraysBecomeEventsOfTheirOwn() {
        long commits = pushes.stream()
                .mapToLong(push -> push.at("/payload/commits").size())
                .sum();
        long empty = pushes.stream()
                .filter(push -> push.at("/payload/commits").isEmpty())
                .count();
        assertThat(ledger("events.commit_pushed"))
                .isEqualTo("read 800 exploded " + (commits - (pushes.size() - empty)) + " written " + commits
                        + " filtered " + (375 + empty) + " quarantined 0");
        List<String> expected = pushes.stream()
                .flatMap(push -> stream(push.at("/payload/commits")))
                .map(commit -> commit.get("sha").asText() + " "
                        + commit.at("/author/name").asText())
                .sorted()
                .toList();
        assertThat(values(table("events/commit_pushed").selectExpr("concat(sha, ' ', author)")))
                .isEqualTo(expected);
    }

    @Test
    void valuesAreThoseOfTheDocuments() {
        List<String> expected = pushes.stream()
                .map(push -> String.join(
                        " ",
                        push.get("id").asText(),
                        push.at("/actor/login").asText(),
                        push.at("/repo/id").asText(),
                        push.at("/payload/size").asText(),
                        push.at("/payload/commits/0/author/name").asText("-"),
                        String.valueOf(push.at("/payload/commits").size()),
                        push.get("created_at").asText()))
                .sorted()
                .toList();
        assertThat(values(table("events/pushed")
                        .selectExpr(
                                "concat_ws(' ', event_id, actor, repository_id, commits, coalesce(first_author, '-'),"
                                        + " size(messages), date_format(pushed_at, \"yyyy-MM-dd'T'HH:mm:ss'Z'\"))")))
                .isEqualTo(expected);
    }

    @Test
    void fieldsThatNobodyDeclaredAreToldAndRescued() {
        long organised = pushes.stream().filter(push -> push.has("org")).count();
        String warnings = run.job("github.events.pushed").get("warnings").toString();
        assertThat(warnings)
                .contains("Fields that no column reads: 'payload.before' in all of 425 records, such as '")
                .contains("'org' in " + Math.round(100.0 * organised / 425) + "% of 425 records, such as '{");
        assertThat(table("events/pushed").filter("_rescued like '%\"org\":%'").count())
                .isEqualTo(organised);
        assertThat(run.job("github.events.delivered").get("warnings").toString())
                .contains("Fields that no column reads: 'sender.avatar_url' in 99% of 273 records, such as 'http")
                .contains("; and more");
    }

    @Test
    void fieldsMayBecomeColumns() {
        Dataset<Row> starred = table("events/starred");
        assertThat(starred.columns())
                .startsWith("event_id", "actor", "repository")
                .contains("actor_id", "repo_id", "type", "created_at", "org");
        assertThat(starred.filter("actor_id is not null and repo_id is not null and type = 'WatchEvent'")
                        .count())
                .isEqualTo(58);
        assertThat(run.job("github.events.starred").get("warnings").toString())
                .contains("Columns that nobody declared: 'actor_avatar_url'");
    }

    private static String ledger(String name) {
        JsonNode job = run.job("github." + name);
        StringBuilder ledger = new StringBuilder();
        for (String count : List.of("read", "exploded", "written", "filtered", "quarantined")) {
            ledger.append(count).append(' ').append(job.get(count).asLong()).append(' ');
        }
        return ledger.toString().strip();
    }

    private static List<String> values(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static Dataset<Row> table(String name) {
        return SparkSession.active()
                .read()
                .format("delta")
                .load(folder.resolve("warehouse/github").resolve(name).toString());
    }

    private static List<JsonNode> pushes(Path archive) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(archive)), UTF_8))) {
            List<String> all = lines.lines().toList();
            List<JsonNode> pushes = new ArrayList<>();
            for (String line : all) {
                JsonNode event = MAPPER.readTree(line);
                if (event.get("type").asText().equals("PushEvent")) {
                    pushes.add(event);
                }
            }
            return pushes;
        }
    }

    private static Map<String, JsonNode> unpack(Path source, Path landing) throws IOException {
        Map<String, JsonNode> documents = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(Files.newInputStream(source.resolve("payload-examples.tar.gz"))))) {
            for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    byte[] document = tar.readAllBytes();
                    String name =
                            entry.getName().replaceAll("[^A-Za-z0-9.-]+", "_").replaceAll("^[^A-Za-z0-9]+", "");
                    Files.write(landing.resolve(name), document);
                    documents.put(name, MAPPER.readTree(document));
                }
            }
        }
        return documents;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
