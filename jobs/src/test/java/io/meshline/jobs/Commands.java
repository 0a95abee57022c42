package io.meshline.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshline.cli.Meshline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** Runs Meshline's commands, on the repository's configuration unless told otherwise, with a warehouse and a landing of their own. */
public final class Commands {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path configuration;
    private final Path warehouse;
    private final Path landing;

    public Commands(Path warehouse, Path landing) {
        this(configuration(), warehouse, landing);
    }

    private Commands(Path configuration, Path warehouse, Path landing) {
        this.configuration = configuration;
        this.warehouse = warehouse;
        this.landing = landing;
    }

    /** The same warehouse and landing under another configuration. */
    public Commands under(Path other) {
        return new Commands(other, warehouse, landing);
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
        return warehouse;
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

    /** The options that point a command at this warehouse and landing. */
    public List<String> options() {
        return List.of(
                "--conf-dir", configuration.toString(),
                "--set", "warehouse=\"" + warehouse + "\"",
                "--set", "landing=\"" + landing + "\"",
                "--set", "logs=\"" + warehouse.resolveSibling("logs") + "\"");
    }
}
