package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.TimeColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeColumnDecoderTest {
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
    void takesTheColumnThatIsNamedOrThatOfThePeriods() {
        assertThat(ofEvents("")).isEmpty();
        assertThat(ofEvents("time-column = at").map(TimeColumn::name)).hasValue("at");
        assertThat(ofEvents("quality { periods { column = at } }").map(TimeColumn::name))
                .hasValue("at");
        assertThat(ofEvents("time-column = changed, quality { periods { column = at } }")
                        .map(TimeColumn::name))
                .hasValue("changed");
        assertThat(ofEvents("quality { periods { expression = \"to_date(at)\" } }"))
                .isEmpty();
        assertThat(ofEvents("\ntime-column = at").orElseThrow().origin().line()).isEqualTo(9);
    }

    @Test
    void theColumnsOfAResultAreKnownToItsQueryOnly() {
        conf.domain(RAW + "aggregates.daily { description = d, sql = daily.sql, time-column = day }\n");
        conf.file("domains/sales/sql/daily.sql", "SELECT 1 AS day");
        assertThat(conf.dataset("sales.aggregates.daily").timeColumn().map(TimeColumn::name))
                .hasValue("day");
    }

    @Test
    void tellsThatAColumnIsNotDeclaredOrNotStored() {
        assertThat(problems("time-column = att"))
                .containsExactly(
                        "Cannot read events 'sales.events.sold': 'time-column' refers to column 'att', which is"
                                + " not declared. Did you mean 'at'?");
        assertThat(problems("time-column = shown"))
                .containsExactly("Cannot read events 'sales.events.sold': 'time-column' refers to column 'shown', which"
                        + " has stored = false");
    }

    private Optional<TimeColumn> ofEvents(String text) {
        declare(text);
        return conf.dataset("sales.events.sold").timeColumn();
    }

    private List<String> problems(String text) {
        declare(text);
        return conf.problems().stream()
                .map(problem -> problem.substring(problem.indexOf(' ') + 1))
                .toList();
    }

    private void declare(String text) {
        conf.domain(RAW + "events.sold { description = d, from = raw.lines, " + text + "\n columns { at { type = date,"
                + " from = Sold }, changed { type = date, from = Sold }, shown { type = date, from = Sold,"
                + " stored = false } } }\n");
    }
}
