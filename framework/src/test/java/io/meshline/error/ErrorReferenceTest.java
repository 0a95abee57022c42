package io.meshline.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void tellsTheExitCodeOfEachCode(ErrorCode code) throws IOException {
        String row = "| `" + code + "` | " + code.category().exitCode() + " | ";
        assertThat(rows()).filteredOn(line -> line.startsWith(row)).hasSize(1);
    }

    @Test
    void tellsOfNoOtherCode() throws IOException {
        assertThat(rows()).hasSize(ErrorCode.values().length);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
