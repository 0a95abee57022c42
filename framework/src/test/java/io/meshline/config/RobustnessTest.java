package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.meshline.error.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobustnessTest {
    private static final Path SALES = Path.of("../conf/domains/sales/domain.conf");

    @TempDir
    private Path folder;

    @Test
    void neverThrowsWhateverIsCutOutOfAFile() throws IOException {
        ConfFolder conf = new ConfFolder(folder);
        String text = Files.readString(SALES);
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(40));
            conf.file("domains/sales/domain.conf", text.substring(0, from) + text.substring(to));

            assertThatCode(() -> ConfigLoader.load(conf.source(), new Problems()))
                    .as("characters %d to %d left out", from, to)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void knowsThePlaceOfEveryKeyThatTheParserFinds() throws IOException {
        String text = Files.readString(SALES);
        Config parsed = ConfigFactory.parseString(text);
        Places places = Places.of(KeyScanner.scan(text, "x.conf", KeyPath.ROOT).declarations());

        assertThat(parsed.withoutPath("raw.invoice_lines.source").entrySet())
                .hasSizeGreaterThan(100)
                .allSatisfy(entry -> assertThat(
                                places.of(KeyPath.parse(entry.getKey()).orElseThrow()))
                        .as(entry.getKey())
                        .hasValueSatisfying(origin -> assertThat(origin.line())
                                .isLessThanOrEqualTo(entry.getValue().origin().lineNumber())));
    }
}
