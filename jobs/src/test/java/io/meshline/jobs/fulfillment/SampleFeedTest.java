package io.meshline.jobs.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.jobs.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFeedTest {
    @TempDir
    private Path folder;

    @Test
    void makesTheFilesThatAreShipped() throws IOException {
        SampleFeed.main(new String[] {folder.toString()});
        assertThat(content(folder))
                .hasSize(14)
                .isEqualTo(content(Commands.sampleData().resolve("fulfillment")));
    }

    @Test
    void speaksOfArticlesAndDaysOfTheSalesSample() throws IOException {
        Path sales = Commands.sampleData().resolve("sales/invoice_lines");
        StringBuilder lines = new StringBuilder();
        for (LocalDate day : SampleFeed.DAYS) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(sales.resolve(day + ".csv.gz"))),
                    StandardCharsets.UTF_8))) {
                reader.lines().forEach(line -> lines.append(line).append('\n'));
            }
        }
        assertThat(SampleFeed.ARTICLES)
                .allSatisfy(article ->
                        assertThat(lines.indexOf("," + article + ",")).isPositive());
    }

    @Test
    void needsAFolder() {
        assertThatThrownBy(() -> SampleFeed.main(new String[0]))
                .hasMessage("needs one argument: the folder to write to");
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}
