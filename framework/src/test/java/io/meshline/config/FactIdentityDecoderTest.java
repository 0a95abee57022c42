package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.DerivedColumn;
import io.meshline.model.DerivedColumn.Presence;
import io.meshline.model.FactIdentity;
import io.meshline.model.LookBack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactIdentityDecoderTest {
    private static final String RAW =
            "raw.lines { description = Lines, source { format = csv, path = /in }, columns { No {}, Sold {} } }\n";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void withoutAWordNothingIsADuplicate() {
        assertThat(sold("").identity()).isEqualTo(FactIdentity.of(List.of()));
    }

    @Test
    void readsWhichDeliveryCountsAndWhereOthersAreLookedFor() {
        Dataset.Events sold =
                sold("deduplicate-by = [id], sequence-by = changed\n" + " look-back { column = at, period = 7d }");

        assertThat(sold.identity().by()).containsExactly("id");
        assertThat(sold.identity().sequence()).containsExactly("changed");
        LookBack lookBack = sold.identity().lookBack().orElseThrow();
        assertThat(lookBack.column()).isEqualTo("at");
        assertThat(lookBack.period()).isEqualTo(Duration.ofDays(7));
        assertThat(lookBack.origin().line()).isEqualTo(9);
        assertThat(sold.structure().columns())
                .extracting(DerivedColumn::presence)
                .containsExactly(Presence.OPTIONAL, Presence.REQUIRED, Presence.OPTIONAL);
    }

    @Test
    void readsPeriodsInTheirUnits() {
        for (String period : List.of("90m", "12h", "7d")) {
            assertThat(sold("deduplicate-by = [id], look-back { column = at, period = " + period + " }")
                            .identity()
                            .lookBack()
                            .orElseThrow()
                            .period())
                    .isEqualTo(Duration.parse(period.equals("7d") ? "P7D" : "PT" + period.toUpperCase()));
        }
    }

    @Test
    void tellsWhatIsMissingAndWhatIsNoPeriod() {
        assertThat(problems("deduplicate-by = [id], look-back { period = \"a week\" }"))
                .containsExactly(
                        "Cannot read events 'sales.events.sold': 'look-back.period' must be a period such as 90m, 12h or"
                                + " 7d, was \"a week\"",
                        "Cannot read events 'sales.events.sold': missing key 'look-back.column'");
        assertThat(problems("deduplicate-by = [id], sequence-by = chnged, look-back { column = att, period = 7d }"))
                .containsExactly(
                        "Cannot read events 'sales.events.sold': 'look-back.column' refers to column 'att', which is not"
                                + " declared. Did you mean 'at'?",
                        "Cannot read events 'sales.events.sold': 'sequence-by' refers to column 'chnged', which is not"
                                + " declared. Did you mean 'changed'?");
    }

    @Test
    void tellsWhatDoesNotGoTogether() {
        assertThat(problems("sequence-by = changed, look-back { column = at, period = 7d }"))
                .containsExactly(
                        "Cannot read events 'sales.events.sold': 'look-back' is only allowed with deduplicate-by",
                        "Cannot read events 'sales.events.sold': 'sequence-by' is only allowed with deduplicate-by");
        assertThat(problems("deduplicate-by = [\"*\"], sequence-by = changed"))
                .containsExactly(
                        "Cannot read events 'sales.events.sold': 'sequence-by' must not hold column 'changed', by"
                                + " which facts are told apart");
    }

    private Dataset.Events sold(String text) {
        declare(text);
        return (Dataset.Events) conf.dataset("sales.events.sold");
    }

    private List<String> problems(String text) {
        declare(text);
        return conf.problems().stream()
                .map(problem -> problem.substring(problem.indexOf(' ') + 1))
                .sorted()
                .toList();
    }

    private void declare(String text) {
        conf.domain(
                RAW + "events.sold { description = d, from = raw.lines, " + text
                        + "\n columns { id { type = int, from = No }, at { type = date, from = Sold }, changed { type = int } } }\n");
    }
}
