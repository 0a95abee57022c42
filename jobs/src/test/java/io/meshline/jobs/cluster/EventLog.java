package io.meshline.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Map<Integer, Stage> submitted = new java.util.HashMap<>();
        events("SparkListenerStageSubmitted")
                .forEach(event -> submitted.put(event.at("/Stage Info/Stage ID").asInt(), stage(event)));
        return events("SparkListenerStageCompleted").stream()
                .max(Comparator.comparingLong(EventLog::runTime))
                .map(event -> submitted.get(event.at("/Stage Info/Stage ID").asInt()))
                .orElseThrow();
    }

    /** Whether tasks of a stage have started and the stage has not ended. */
    public boolean isRunning(Stage stage) {
        List<Integer> ended = ids(events("SparkListenerStageCompleted"), "/Stage Info/Stage ID");
        List<Integer> started = ids(events("SparkListenerTaskStart"), "/Stage ID");
        return events("SparkListenerStageSubmitted").stream()
                .filter(event -> stage(event).equals(stage))
                .map(event -> event.at("/Stage Info/Stage ID").asInt())
                .anyMatch(id -> started.contains(id) && !ended.contains(id));
    }

    /** How many executors were lost. */
    public int countLostExecutors() {
        return events("SparkListenerExecutorRemoved").size();
    }

    private static List<Integer> ids(List<JsonNode> events, String path) {
        return events.stream().map(event -> event.at(path).asInt()).toList();
    }

    private static Stage stage(JsonNode submitted) {
        String job = Optional.ofNullable(submitted.at("/Properties").get("spark.job.description"))
                .map(JsonNode::asText)
                .orElse("");
        return new Stage(job, submitted.at("/Stage Info/Stage Name").asText());
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
