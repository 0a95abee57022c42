package io.meshline.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.cli.Meshline;
import io.meshline.config.ConfigSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs Meshline's commands, as a rule on the repository's configuration, with folders of their own. */
public final class Commands {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Folders folders;

    /**
     * Where a command reads and writes.
     *
     * @param configuration the configuration's folder
     * @param warehouse the root of the tables
     * @param landing where files are delivered
     * @param manual where files are kept by hand
     */
    public record Folders(Path configuration, Path warehouse, Path landing, Path manual) {}

    public Commands(Folders folders) {
        this.folders = folders;
    }

    /** Commands on the repository's configuration and its hand-kept files. */
    public Commands(Path warehouse, Path landing) {
        this(new Folders(configuration(), warehouse, landing, sampleData().resolve("manual")));
    }

    /** The same folders but for the configuration's. */
    public Commands under(Path configuration) {
        return new Commands(new Folders(configuration, folders.warehouse(), folders.landing(), folders.manual()));
    }

    /**
     * What a command printed.
     *
     * @param exitCode the exit code that the process would have had
     */
    public record Result(int exitCode, String out, String err) {
        /** The document of a run with {@code --format json}. */
        public JsonNode json() {
            try {
                return MAPPER.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + out + err, e);
            }
        }

        /** The entry of a job in the document of a run. */
        public JsonNode job(String address) {
            return StreamSupport.stream(json().get("jobs").spliterator(), false)
                    .filter(job -> job.get("job").asText().equals(address))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no job " + address + " in " + out));
        }
    }

    /** The shipped sample data. */
    public static Path sampleData() {
        return Path.of("sample-data").toAbsolutePath();
    }

    /** The repository's configuration. */
    public static Path configuration() {
        return Path.of("..", "conf").toAbsolutePath().normalize();
    }

    public Path warehouse() {
        return folders.warehouse();
    }

    /** Runs a command. */
    public Result run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(options());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Meshline.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** The options that point a command at these folders. */
    public List<String> options() {
        Stream<String> confDir = Stream.of("--conf-dir", folders.configuration().toString());
        return Stream.concat(confDir, overrides().stream().flatMap(override -> Stream.of("--set", override)))
                .toList();
    }

    /** The configuration that the commands read. */
    public ConfigSource source() {
        return new ConfigSource(folders.configuration(), "local", overrides(), Map.of());
    }

    private List<String> overrides() {
        return List.of(
                "warehouse=\"" + folders.warehouse() + "\"",
                "landing=\"" + folders.landing() + "\"",
                "vars.manual=\"" + folders.manual() + "\"",
                "logs=\"" + folders.warehouse().resolveSibling("logs") + "\"");
    }
}
