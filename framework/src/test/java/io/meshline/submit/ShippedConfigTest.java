package io.meshline.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigTest {
    private static final Map<String, String> FILES =
            Map.of("platform.conf", "parallelism = 2\n", "domains/sales/domain.conf", "domain {}\n");

    @TempDir
    private Path machine;

    private Path folder;

    @BeforeEach
    void writeTheConfiguration() throws IOException {
        folder = machine.resolve("conf");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @AfterEach
    void submitNothing() {
        System.clearProperty("spark.archives");
        System.clearProperty("spark.files");
    }

    @Test
    void readsAFolderOfThisMachineWhereItStands() {
        ShippedConfig found = ShippedConfig.find(folder.toString());

        assertThat(found).isEqualTo(new ShippedConfig(folder, folder.toString()));
    }

    @Test
    void leavesItToTheReaderToTellThatAFolderIsNotThere() {
        assertThat(ShippedConfig.find("no/such/folder"))
                .isEqualTo(new ShippedConfig(Path.of("no/such/folder"), "no/such/folder"));
    }

    @Test
    void fetchesAFolderThatHadoopKnows() {
        assertHoldsTheConfiguration(ShippedConfig.find(folder.toUri().toString()));
    }

    @Test
    void unpacksArchives() throws Exception {
        assertHoldsTheConfiguration(ShippedConfig.find(zipped("").toString()));
        assertHoldsTheConfiguration(ShippedConfig.find(zipped("").toUri().toString()));
        assertHoldsTheConfiguration(ShippedConfig.find(tarred("conf.tar.gz").toString()));
        assertHoldsTheConfiguration(ShippedConfig.find(tarred("conf.tgz").toString()));
    }

    @Test
    void passesOverTheFolderThatWasPackedWithItsOwnName() throws Exception {
        assertHoldsTheConfiguration(ShippedConfig.find(zipped("conf/").toString()));
    }

    @Test
    void findsWhatWasSentAlongWhereTheDriverIsOnlyToldOfIt() throws Exception {
        System.setProperty(
                "spark.archives",
                machine.resolve("others.zip") + "," + zipped("").toUri() + "#settings");
        assertHoldsTheConfiguration(ShippedConfig.find("settings"));

        System.clearProperty("spark.archives");
        System.setProperty("spark.files", zipped("").toString());
        assertHoldsTheConfiguration(ShippedConfig.find("conf.zip"));
    }

    @Test
    void namesFilesAsTheUserKnowsThem() throws Exception {
        ShippedConfig found = ShippedConfig.find(zipped("").toUri().toString());
        Problems problems = new Problems(found::shownIn);

        problems.add(Problem.of(
                ErrorCode.UNREADABLE_FILE, "Cannot read file '" + found.folder().resolve("platform.conf") + "'"));

        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly("Cannot read file '" + found.shown() + "/platform.conf'");
    }

    @Test
    void saysWhyAConfigurationCannotBeFetched() throws IOException {
        String absent = machine.resolve("none").toUri().toString();
        assertFails(absent, "Cannot read the configuration '" + absent + "': it does not exist");

        Path text = Files.writeString(machine.resolve("conf.txt"), "x");
        assertFails(
                text.toString(),
                "Cannot read the configuration '" + text
                        + "': it is neither a folder nor a .zip, .tar.gz or .tgz archive");

        assertFails(
                "s4a://bucket/conf",
                "Cannot read the configuration 's4a://bucket/conf': No FileSystem for scheme \"s4a\"");
    }

    @Test
    void saysThatAnArchiveIsBroken() throws IOException {
        Path broken = Files.writeString(machine.resolve("conf.zip"), "no zip");

        assertThatThrownBy(() -> ShippedConfig.find(broken.toString()))
                .isInstanceOf(MeshlineException.class)
                .hasMessageStartingWith("Cannot read the configuration '" + broken + "': ");
    }

    private static void assertFails(String location, String sentence) {
        assertThatThrownBy(() -> ShippedConfig.find(location))
                .isInstanceOfSatisfying(
                        MeshlineException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNREADABLE_FILE))
                .hasMessage(sentence);
    }

    private static void assertHoldsTheConfiguration(ShippedConfig found) {
        FILES.forEach((name, text) ->
                assertThat(found.folder().resolve(name)).as(found.shown()).hasContent(text));
    }

    private Path zipped(String prefix) throws IOException {
        Path archive = machine.resolve("conf.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                zip.putNextEntry(new ZipEntry(prefix + file.getKey()));
                zip.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private Path tarred(String name) throws Exception {
        Path archive = machine.resolve(name);
        int exitCode = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), ".")
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
        return archive;
    }
}
