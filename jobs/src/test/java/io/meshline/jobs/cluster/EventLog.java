package io.meshline.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What Spark logs of an application, while it runs or afterwards.
 *
 * @param folder the folder of {@code spark.eventLog.dir}, for one application
 */
public record EventLog(Path folder) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A stage as it comes back in every run of the same jobs.
     *
     * @param job the Meshline job that it works for
     * @param name where in the code it was asked for
     */
    public record Stage(String job, String name) {}

    /** The stage that executors spent most time on. */
    public Stage largest() {
        Map<Integer, Stage> submitted = new HashMap<>();
        events("SparkListenerStageSubmitted")
                .forEach(event ->
                        submitted.put(event.at("/Stage Info/Stage ID").asInt(), stage(event, event.get("Stage Info"))));
        return events("SparkListenerStageCompleted").stream()
                .max(Comparator.comparingLong(EventLog::runTime))
                .map(event -> submitted.get(event.at("/Stage Info/Stage ID").asInt()))
                .orElseThrow();
    }

    /**
     * Whether a stage has all that it waits for, and has not ended. Goes by the events that Spark writes at once: those of
     * tasks, and that a stage was submitted, stay in its memory until one of the others comes.
     */
    public boolean isRunning(Stage wanted) {
        Map<Integer, Stage> known = new HashMap<>();
        Map<Integer, List<Integer>> parents = new HashMap<>();
        for (JsonNode started : events("SparkListenerJobStart")) {
            for (JsonNode info : started.get("Stage Infos")) {
                known.put(info.get("Stage ID").asInt(), stage(started, info));
                parents.put(info.get("Stage ID").asInt(), numbers(info.get("Parent IDs")));
            }
        }
        Set<Integer> ended = events("SparkListenerStageCompleted").stream()
                .map(event -> event.at("/Stage Info/Stage ID").asInt())
                .collect(Collectors.toSet());
        // A stage whose result an earlier job left never ends: it is skipped.
        Set<Stage> done = ended.stream().map(known::get).collect(Collectors.toSet());
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted) && !ended.contains(entry.getKey()))
                .anyMatch(entry -> done.containsAll(
                        parents.get(entry.getKey()).stream().map(known::get).toList()));
    }

    /** How many executors were lost. */
    public int countLostExecutors() {
        return events("SparkListenerExecutorRemoved").size();
    }

    private static List<Integer> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    private static Stage stage(JsonNode event, JsonNode info) {
        String job = Optional.ofNullable(event.at("/Properties").get("spark.job.description"))
                .map(JsonNode::asText)
                .orElse("");
        return new Stage(job, info.get("Stage Name").asText());
    }

    private static long runTime(JsonNode completed) {
        for (JsonNode figure : completed.at("/Stage Info/Accumulables")) {
            if (figure.get("Name").asText().equals("internal.metrics.executorRunTime")) {
                return figure.get("Value").asLong();
            }
        }
        return 0;
    }

    /** The last line may be half written. */
    private List<JsonNode> events(String kind) {
        return lines().filter(line -> line.contains("\"" + kind + "\"") && line.endsWith("}"))
                .map(EventLog::parse)
                .collect(Collectors.toList());
    }

    private Stream<String> lines() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> log = files.filter(
                            file -> !file.getFileName().toString().endsWith(".crc"))
                    .findFirst();
            return log.isEmpty() ? Stream.empty() : Files.readString(log.get()).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
