package io.meshline.jobs.cluster;

import io.meshline.jobs.PythonEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Spark distribution that PyPI has, as it came. */
public final class SparkDistribution {
    /** Found when it is asked for, since tests are left out where it cannot be had. */
    private static Path home;

    private SparkDistribution() {}

    /** Its folder, {@code SPARK_HOME}. */
    public static synchronized Path home() {
        if (home == null) {
            home = find();
        }
        return home;
    }

    /** Its jars. */
    public static List<Path> jars() {
        return files(home().resolve("jars"), ".jar");
    }

    /** The jar of the jobs, as the build packed it. */
    public static Path packedJar() {
        return files(Path.of("target").toAbsolutePath(), ".jar").stream()
                .filter(jar -> jar.getFileName().toString().startsWith("meshline-jobs-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the jar is not packed: run this test in the phase verify"));
    }

    /** What a program of the distribution finds in its environment: nothing of it is seen outside this machine. */
    static Map<String, String> variables() {
        return Map.of(
                "SPARK_HOME",
                home().toString(),
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "SPARK_DAEMON_MEMORY",
                "256m",
                "JAVA_HOME",
                System.getProperty("java.home"),
                // Not the settings that somebody has for another distribution.
                "SPARK_CONF_DIR",
                home().resolve("conf").toString());
    }

    private static Path find() {
        Path environment = PythonEnvironment.interpreter("spark").getParent().getParent();
        return environment.resolve("lib/python3.11/site-packages/pyspark");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
