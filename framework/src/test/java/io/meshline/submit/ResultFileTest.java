package io.meshline.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheResultAndNothingBesideIt() {
        Path path = folder.resolve("results/try-1.json");
        ResultFile file = new ResultFile(path.toString());

        file.clear();
        file.write("{}");
        file.write("{\"exitCode\": 0}");

        assertThat(path).hasContent("{\"exitCode\": 0}");
        assertThat(path.getParent()).isDirectoryContaining("glob:**try-1.json");
        assertThat(path.getParent().toFile().list()).containsExactly("try-1.json");
    }

    @Test
    void takesUrisOfHadoop() {
        Path path = folder.resolve("result.json");

        new ResultFile(path.toUri().toString()).write("{}");

        assertThat(path).hasContent("{}");
    }

    @Test
    void takesAwayWhatAnEarlierRunLeft() throws IOException {
        Path path = Files.writeString(folder.resolve("result.json"), "old");

        new ResultFile(path.toString()).clear();

        assertThat(path).doesNotExist();
    }

    @Test
    void saysBeforeTheRunThatNothingCanBeWrittenThere() throws IOException {
        assertThatThrownBy(() -> new ResultFile(folder.toString()).clear())
                .isInstanceOfSatisfying(
                        MeshlineException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessage("Cannot write file '" + folder + "': it is a folder. Name a file in it");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new ResultFile(file.resolve("result.json").toString()).clear())
                .hasMessageStartingWith("Cannot write file '" + file + "/result.json': ");
        assertThatThrownBy(() -> new ResultFile("s4a://bucket/result.json").clear())
                .hasMessage("Cannot write file 's4a://bucket/result.json': No FileSystem for scheme \"s4a\"");
    }
}
