package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that has ended.
 *
 * @param printed what it printed on both outputs
 */
public record Ended(int exitCode, String printed) {
    private static final int PATIENCE_MINUTES = 15;

    /** Runs a program to its end. */
    public static Ended run(Path folder, Map<String, String> variables, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), printed.strip());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot run " + String.join(" ", command), e);
        }
    }

    /** The program, which must have succeeded. */
    public Ended well() {
        assertThat(exitCode).as(printed).isZero();
        return this;
    }
}
