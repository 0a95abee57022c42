package io.meshline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./meshline} does in a checkout where nothing was built yet. Maven and Python are replaced by scripts that tell. */
class LauncherTest {
    /** A Python whose environments hold an interpreter that tells what it is asked to run; pip has nothing to do. */
    private static final String MAKES_AN_ENVIRONMENT = """
            [ "$2" = venv ] || exit 0
            mkdir -p "$3/bin"
            printf '%s\\n' '[ "$2" = pip ] || echo "$@"' >"$3/bin/python"
            chmod +x "$3/bin/python"
            """;

    /** A JVM that writes the archive that it is asked for, and tells whether it was given one. */
    private static final String TELLS_OF_THE_ARCHIVE = """
            for option in "$@"; do
              case "$option" in
                -XX:ArchiveClassesAtExit=*) touch "${option#*=}"; said="archives" ;;
                -XX:SharedArchiveFile=*) said="made before" ;;
                io.meshline.cli.Meshline) said="$said," ;;
                plan) said="$said plan" ;;
              esac
            done
            echo "$said"
            """;

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
        assertThat(launch("verify --all")).isEqualTo("-B -ntp -Pall -Dexcluded.test.groups= verify\nexit 0");
        assertThat(launch("verify --al")).isEqualTo("Unknown option '--al' of verify (must be --all).\nexit 2");
    }

    @Test
    void archivesTheClassesAnewWhereSomethingElsePackedTheJar() throws Exception {
        Path log = packTheJar();
        program("java", TELLS_OF_THE_ARCHIVE);

        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(launch("plan")).isEqualTo("made before, plan\nexit 0");
        assertThat(log).content().isEqualTo("archives, plan\n");

        Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch("plan")).isEqualTo("made before, plan\nexit 0");
        assertThat(log).content().isEqualTo("archives, plan\n");
    }

    @Test
    void opensTheNotebooksWithTheirOwnPython() throws Exception {
        copyTheNotebooks();
        program("python3.11", MAKES_AN_ENVIRONMENT);

        assertThat(launch("notebooks --no-browser"))
                .isEqualTo("Setting up Python for the notebooks (the first time takes some minutes) …\n"
                        + "-m jupyterlab --no-browser\n"
                        + "exit 0");
        assertThat(launch("notebooks")).isEqualTo("-m jupyterlab\nexit 0");
        Files.writeString(checkout.resolve("notebooks/requirements.txt"), "jupyterlab==5.0.0\n");
        assertThat(launch("notebooks")).startsWith("Setting up Python");
    }

    @Test
    void opensTheNotebooksOnTheWarehouseThatIsNamed() throws Exception {
        copyTheNotebooks();
        program("python3.11", MAKES_AN_ENVIRONMENT.replace("$@", "$MESHLINE_WAREHOUSE"));

        assertThat(launch("notebooks >/dev/null 2>&1; MESHLINE_WAREHOUSE=data bash ./meshline notebooks"))
                .isEqualTo(checkout + "/data\nexit 0");
        assertThat(launch("notebooks >/dev/null; MESHLINE_WAREHOUSE=/data bash ./meshline notebooks"))
                .isEqualTo("/data\nexit 0");
    }

    @Test
    void saysWhyTheNotebooksCannotBeSetUp() throws Exception {
        copyTheNotebooks();
        program("python3.11", "exit 127");
        assertThat(launch("notebooks"))
                .isEqualTo("Cannot set up the notebooks: 'python3.11' does not run."
                        + " Install Python 3.11 with its venv module.\nexit 2");

        program("python3.11", "[ \"$2\" = 'import venv' ] || { echo 'ERROR: no such package'; exit 1; }");
        assertThat(launch("notebooks"))
                .isEqualTo("Setting up Python for the notebooks (the first time takes some minutes) …\n"
                        + "ERROR: no such package\n"
                        + "Failed to set up the notebooks. The whole log: .meshline/notebooks.log\nexit 1");
    }

    @Test
    void opensAirflowOnAManifestOfNowWithSparkBesideIt() throws Exception {
        Path log = packTheJar();
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(60)));
        copy("airflow-dags", "open", "requirements.txt");
        copy("jobs/spark", "requirements.txt");
        program("python3.11", MAKES_AN_ENVIRONMENT);
        program("java", "echo \"${@: -4}\"");

        assertThat(launch("airflow --port 8090"))
                .isEqualTo("Setting up Python for Airflow (the first time takes some minutes) …\n"
                        + "Setting up Python for the Spark distribution (the first time takes some minutes) …\n"
                        + "io.meshline.cli.Meshline dags --output airflow-dags/manifest.json\n"
                        + "-m meshline_local --home " + checkout + " --spark " + checkout
                        + "/.meshline/spark/lib/python3.11/site-packages/pyspark --port 8090\n"
                        + "exit 0");
    }

    private void copyTheNotebooks() throws IOException {
        copy("notebooks", "open", "requirements.txt");
    }

    private void copy(String folder, String... names) throws IOException {
        Path copy = Files.createDirectories(checkout.resolve(folder));
        for (String name : names) {
            Files.copy(Commands.configuration().resolveSibling(folder).resolve(name), copy.resolve(name));
        }
    }

    /** A checkout with a jar that is newer than its sources; returns the log of the build. */
    private Path packTheJar() throws IOException {
        Path jar = checkout.resolve("jobs/target/meshline-jobs-0.1.0.jar");
        Files.createDirectories(jar.getParent());
        for (String source : List.of("framework/src/main", "jobs/src/main")) {
            Files.createDirectories(checkout.resolve(source));
        }
        for (String file : List.of("framework/pom.xml", "jobs/pom.xml", "jobs/target/classpath")) {
            Files.writeString(checkout.resolve(file), "here");
        }
        Files.createDirectories(checkout.resolve(".meshline"));
        Path log = Files.createFile(checkout.resolve(".meshline/build.log"));
        Files.createFile(jar);
        return log;
    }

    private void maven(String script) throws IOException {
        program("mvn", script);
    }

    private void program(String name, String script) throws IOException {
        Path program = checkout.resolve("bin").resolve(name);
        Files.writeString(program, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
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
