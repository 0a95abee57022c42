package io.meshline.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.jobs.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command of the packed jar that is handed to {@code spark-submit}.
 *
 * @param folder the working directory, which takes the result
 * @param options options of spark-submit
 * @param variables what the command finds in its environment
 */
public record Submission(Path folder, List<String> options, Map<String, String> variables) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Short runs do not gain from the second compiler tier. */
    private static final String FLAGS = "-XX:TieredStopAtLevel=1";

    private static final String OPENS = org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptions();

    public Submission {
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** To a master, in client mode. */
    public static Submission client(Path folder, String master) {
        List<String> options = List.of(
                "--master",
                master,
                "--driver-java-options",
                FLAGS,
                "--conf",
                "spark.executor.extraJavaOptions=" + FLAGS,
                "--executor-memory",
                "1g",
                "--total-executor-cores",
                "2");
        return new Submission(folder, options, Map.of());
    }

    /** To a master, in cluster mode; the driver of which is not given what Spark opens for itself on JDK 17. */
    public static Submission cluster(Path folder, String master) {
        List<String> options = new ArrayList<>(client(folder, master).options);
        options.set(options.indexOf(FLAGS), FLAGS + " " + OPENS);
        options.addAll(List.of(
                "--deploy-mode", "cluster",
                "--driver-memory", "1g",
                "--conf", "spark.standalone.submit.waitAppCompletion=true"));
        return new Submission(folder, options, Map.of());
    }

    /** The same with further options. */
    public Submission with(String... further) {
        List<String> all = new ArrayList<>(options);
        all.addAll(Arrays.asList(further));
        return new Submission(folder, all, variables);
    }

    /** The same with further variables. */
    public Submission with(Map<String, String> further) {
        return new Submission(folder, options, further);
    }

    /** Submits a command and waits for its end; its result is left in the folder where the command names no other place. */
    public Ended submit(List<String> command) {
        List<String> words = new ArrayList<>();
        words.add(SparkDistribution.home().resolve("bin/spark-submit").toString());
        words.addAll(options);
        words.addAll(List.of("--class", "io.meshline.cli.Meshline"));
        words.add(SparkDistribution.packedJar().toString());
        words.addAll(command);
        if (!command.contains("--result")) {
            words.addAll(List.of("--result", result().toString()));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>(SparkDistribution.variables());
        all.putAll(variables);
        return Ended.run(folder, all, words);
    }

    /** The result that the command left. */
    public JsonNode left() {
        try {
            return MAPPER.readTree(Files.readString(result()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path result() {
        return folder.resolve("result.json");
    }
}
