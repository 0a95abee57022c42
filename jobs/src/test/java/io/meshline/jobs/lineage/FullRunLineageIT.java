package io.meshline.jobs.lineage;

import static io.meshline.jobs.lineage.ToldEvents.parent;
import static io.meshline.jobs.lineage.ToldEvents.run;
import static io.meshline.jobs.lineage.ToldEvents.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.MeshlineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sample domain in one run of a process of its own, with a file and a server that wants a key. */
@Tag("slow")
class FullRunLineageIT {
    private static final String KEY = "TheKeyOfTheBackend";

    @TempDir
    private Path folder;

    @Test
    void tellsOneTreeOfRightEventsAndNobodyTheKey() throws IOException {
        EventSchemas schemas = EventSchemas.published();
        Path file = folder.resolve("lineage.jsonl");
        Path key = Files.writeString(folder.resolve("backend.key"), KEY);
        try (Backend backend = new Backend(Duration.ZERO)) {
            MeshlineProcess process = MeshlineProcess.start(
                    new Commands(folder.resolve("warehouse"), Commands.sampleData()),
                    folder.resolve("printed"),
                    "run",
                    "--set",
                    "lineage.enabled=true",
                    "--set",
                    "lineage.wait-at-end=60s",
                    "--set",
                    "lineage.transport={type=composite,transports={archive={type=file,location=\"" + file
                            + "\"},catalog={type=http,url=\"" + backend.url() + "\",auth={type=api_key,apiKey={file=\""
                            + key + "\"}}}}}");
            assertThat(process.exitCode()).as(process.printed()).isZero();
            assertThat(process.printed()).doesNotContain("Failed to deliver");
        }
        Files.delete(key);
        ToldEvents events = ToldEvents.read(file);
        assertThat(events.all())
                .allSatisfy(event -> assertThat(schemas.violations(event))
                        .as(event.toPrettyString())
                        .isEmpty());
        assertTree(events);
        assertThat(filesWith(KEY)).isEmpty();
    }

    private static void assertTree(ToldEvents events) {
        Map<String, List<JsonNode>> runs = events.byRun();
        String root = run(events.one("START", "run"));
        runs.forEach((id, ofRun) -> {
            assertThat(type(ofRun.get(0))).as(ofRun.toString()).isEqualTo("START");
            assertThat(type(ofRun.get(ofRun.size() - 1))).isEqualTo("COMPLETE");
            assertThat(Stream.iterate(
                                    Optional.of(id),
                                    Optional::isPresent,
                                    run -> run.map(runs::get)
                                            .map(known -> parent(known.get(0)))
                                            .filter(runs::containsKey))
                            .reduce((child, ancestor) -> ancestor)
                            .orElseThrow())
                    .contains(root);
        });
    }

    /** The warehouse, the log and what was printed. */
    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> holds(path, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
