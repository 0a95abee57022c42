package io.meshline.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a Java process of its own, under the flags that the test process has from the build. */
public final class MeshlineProcess {
    /** The exit code of a process that SIGKILL ended: 128 + 9. */
    public static final int KILLED = 137;

    private static final long PATIENCE_MINUTES = 10;

    private final Process process;
    private final Path output;
    private final long startedAt = System.nanoTime();

    private MeshlineProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a command.
     *
     * @param output the file that takes what it prints
     */
    public static MeshlineProcess start(Commands commands, Path output, String... arguments) {
        return startWith(List.of(), commands, output, arguments);
    }

    /**
     * Starts a command with further flags of the JVM.
     *
     * @param output the file that takes what it prints
     */
    public static MeshlineProcess startWith(List<String> flags, Commands commands, Path output, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("-X"))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-Duser.timezone=UTC", "-Dlog4j2.configurationFile=meshline-log4j2.properties"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.meshline.cli.Meshline"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(commands.options());
        try {
            Files.createDirectories(output.getParent());
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            return new MeshlineProcess(builder.redirectOutput(output.toFile()).start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGKILL once the process is so old; without effect on one that has ended by then. */
    public void killAt(Duration age) {
        try {
            long left = age.toNanos() - (System.nanoTime() - startedAt);
            if (!process.waitFor(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether the process has ended. */
    public boolean hasEnded() {
        return !process.isAlive();
    }

    /** Waits for the end; the exit code. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("The process does not end: " + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What the process printed so far. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IllegalStateException interrupted(InterruptedException cause) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        return new IllegalStateException(cause);
    }
}
