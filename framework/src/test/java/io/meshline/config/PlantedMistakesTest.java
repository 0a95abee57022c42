package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Mesh;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A whole configuration with a mistake of every kind, told in one pass. */
class PlantedMistakesTest {
    private static final Path FIXTURE = Path.of("src/test/resources/io/meshline/config/mistakes");

    private final Problems problems = new Problems();
    private final Mesh mesh = ConfigLoader.load(
            new ConfigSource(FIXTURE.resolve("conf"), "local", List.of("parallelism=two"), Map.of()), problems);

    @Test
    void tellsAllMistakesInOnePassSortedByFileAndLine() {
        String text = problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem + "\n")
                .collect(Collectors.joining());

        Golden.assertSame(text, FIXTURE.resolve("problems.txt"));
    }

    @Test
    void tellsEachWithAPlaceUnlessItIsOnTheCommandLine() {
        assertThat(problems.sorted())
                .filteredOn(problem -> problem.origin().isEmpty())
                .extracting(Problem::message)
                .containsExactly(
                        "Cannot read option '--set parallelism': must be a whole number of at least 1, was \"two\"");
    }

    @Test
    void keepsWhatCanBeReadAndNamesWhatCannot() {
        assertThat(mesh.datasets().keySet())
                .extracting(Object::toString)
                .containsExactly(
                        "sales.raw.invoice_lines",
                        "sales.external.rates",
                        "sales.events.item_sold",
                        "sales.entities.article",
                        "sales.aggregates.daily_revenue");
        assertThat(mesh.broken())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "sales.raw.Returns",
                        "sales.manual.budget",
                        "sales.events.item_returned",
                        "sales.entities.customer",
                        "sales.aggregates.article_performance");
    }
}
