package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./meshline} does in a checkout where nothing was built yet. Maven is replaced by a script that tells. */
class LauncherTest {
    @TempDir
    private Path checkout;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        Path root = Commands.configuration().getParent();
        Files.copy(root.resolve("meshline"), checkout.resolve("meshline"));
        Files.copy(root.resolve("pom.xml"), checkout.resolve("pom.xml"));
        Files.createDirectories(checkout.resolve("bin"));
    }

    @Test
    void buildsBeforeTheFirstCommandAndTellsWhatFailed() throws Exception {
        maven("echo 'called with' \"$@\"; echo '[ERROR] no such module'; exit 1");

        assertThat(launch("run"))
                .isEqualTo("Building Meshline (the first time takes some minutes) …\n[ERROR] no such module\n"
                        + "Failed to build Meshline. The whole log: .meshline/build.log\nexit 1");
        assertThat(checkout.resolve(".meshline/build.log"))
                .content()
                .startsWith("called with -q -B -ntp package -DskipTests");
    }

    @Test
    void verifiesWithoutTheSlowTestsUnlessAllAreAskedFor() throws Exception {
        maven("echo \"$@\"");

        assertThat(launch("verify")).isEqualTo("-B -ntp -Dexcluded.test.groups=slow verify\nexit 0");
        assertThat(launch("verify --all")).isEqualTo("-B -ntp -Dexcluded.test.groups= verify\nexit 0");
        assertThat(launch("verify --al")).isEqualTo("Unknown option '--al' of verify (must be --all).\nexit 2");
    }

    private void maven(String script) throws IOException {
        Path maven = checkout.resolve("bin/mvn");
        Files.writeString(maven, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a command prints, and its exit code. */
    private String launch(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "bash ./meshline " + command)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", checkout.resolve("bin") + ":", (path, first) -> first + path);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return printed + "exit " + process.exitValue();
    }
}
