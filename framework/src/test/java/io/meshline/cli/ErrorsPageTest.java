package io.meshline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of errors has every code with its exit code and an example that a test has seen. */
class ErrorsPageTest {
    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final Path TWELVE = Path.of("src/test/resources/golden/twelve-mistakes.txt");
    private static final Pattern MEANING = Pattern.compile("(?m)^[|] `([A-Z_]+)` [|] ([0-9]) [|] [^|]+ [|] [^|]+ [|]$");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^[|] `([A-Z_]+)` [|] ([^|]*[^|0-9 ][^|]*) [|]$");

    @Test
    void hasEveryCodeOnceWithItsExitCode() throws IOException {
        List<String> codes = Arrays.stream(ErrorCode.values())
                .map(code -> code + " " + code.category().exitCode())
                .toList();
        assertThat(MEANING.matcher(Files.readString(PAGE)).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void hasAnExampleOfEveryCode(ErrorCode code) throws IOException {
        assertThat(examples()).containsKey(code.name());
    }

    @Test
    void takesExamplesOfConfigurationFromWhatValidateSays() throws IOException {
        String told = Files.readString(TWELVE).replaceAll("(?m)^src/test/resources/io/meshline/cli/twelve/", "conf/");
        assertThat(told.lines())
                .contains(examples().get("INVALID_CONFIG"))
                .contains(examples().get("MISSING_SECRET"))
                .contains(examples().get("INVALID_SQL"))
                .contains(examples().get("UNRESOLVED_SQL"))
                .contains(examples().get("INVALID_RULE"))
                .contains(examples().get("CYCLE"));
    }

    @Test
    void takesExamplesOfUsageFromWhatCommandsSay() throws IOException {
        assertThat(Invocation.of("rnu").err().strip()).isEqualTo(examples().get("USAGE"));
        assertThat(Invocation.of("run", "--conf-dir", "/no/such/conf").err().strip())
                .isEqualTo(examples().get("UNREADABLE_FILE"));
    }

    private static Map<String, String> examples() throws IOException {
        Map<String, String> examples = new TreeMap<>();
        EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .forEach((MatchResult row) -> examples.put(row.group(1), row.group(2)));
        return examples;
    }
}
