package io.meshline.jobs.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The events that a run told.
 *
 * @param all in the order in which they arrived
 */
record ToldEvents(List<JsonNode> all) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads the file of a transport of the type file. */
    static ToldEvents read(Path file) {
        try {
            List<JsonNode> events = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                events.add(MAPPER.readTree(line));
            }
            return new ToldEvents(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a job, in order. */
    List<JsonNode> of(String job) {
        return all.stream().filter(event -> job(event).equals(job)).toList();
    }

    /** The event of a type of a job. */
    JsonNode one(String type, String job) {
        List<JsonNode> found =
                of(job).stream().filter(event -> type(event).equals(type)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events " + type + " of " + job + " in " + summary());
        }
        return found.get(0);
    }

    /** The events of each run. */
    Map<String, List<JsonNode>> byRun() {
        Map<String, List<JsonNode>> runs = new LinkedHashMap<>();
        all.forEach(event ->
                runs.computeIfAbsent(run(event), id -> new ArrayList<>()).add(event));
        return runs;
    }

    /** Types and jobs, for people. */
    List<String> summary() {
        return all.stream().map(event -> type(event) + " " + job(event)).toList();
    }

    static String type(JsonNode event) {
        return event.get("eventType").asText();
    }

    static String job(JsonNode event) {
        return event.at("/job/name").asText();
    }

    static String run(JsonNode event) {
        return event.at("/run/runId").asText();
    }

    static String parent(JsonNode event) {
        return event.at("/run/facets/parent/run/runId").asText();
    }

    static String root(JsonNode event) {
        return event.at("/run/facets/parent/root/run/runId").asText();
    }

    /** The last parts of the names of datasets. */
    static List<String> names(JsonNode event, String side) {
        return StreamSupport.stream(event.get(side).spliterator(), false)
                .map(dataset -> dataset.get("name").asText().replaceFirst(".*/", ""))
                .sorted()
                .toList();
    }
}
