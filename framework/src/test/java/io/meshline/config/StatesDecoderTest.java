package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.DeletionMark;
import io.meshline.model.DerivedColumn;
import io.meshline.model.DerivedColumn.Presence;
import io.meshline.model.Lifecycle;
import io.meshline.model.Lifecycle.Past;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of entities' states, and how it is known that an object is gone. */
class StatesDecoderTest {
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
    void withoutAWordAllStatesAreKeptAndNothingIsDeleted() {
        Dataset.Entities article = article("sequence-by = at");

        assertThat(article.lifecycle()).isEqualTo(Lifecycle.OF_CHANGES);
        assertThat(article.haveDeletions()).isFalse();
        assertThat(article.sequenceBy()).containsExactly("at");
    }

    @Test
    void aDeletionIsToldByAConditionAndMustHaveKeyAndSequence() {
        Dataset.Entities article = article("sequence-by = [at, rank], delete-when = \"No = 'x'\"");

        DeletionMark mark = article.structure().deletions().orElseThrow();
        assertThat(mark.when().text()).isEqualTo("No = 'x'");
        assertThat(mark.when().origin().line()).isEqualTo(8);
        assertThat(mark.kept()).containsExactly("code", "at", "rank");
        assertThat(article.haveDeletions()).isTrue();
        assertThat(article.sequenceBy()).containsExactly("at", "rank");
        assertThat(article.structure().columns())
                .extracting(DerivedColumn::presence)
                .containsExactly(Presence.REQUIRED, Presence.REQUIRED, Presence.OPTIONAL);
    }

    @Test
    void theDeletionsOfAFeedOfChangesNeedNoWord() {
        String feed = "raw.feed { description = Changes, source { format = maxwell, path = /in } }\n";
        String columns = "columns { code { type = int, from = \"$.code\" }, changed_at { type = timestamp } } }\n";
        String article =
                "entities.article { description = d, from = raw.feed, key = [code], sequence-by = changed_at, ";
        conf.domain(feed + article + columns);
        DeletionMark mark = ((Dataset.Entities) conf.dataset("sales.entities.article"))
                .structure()
                .deletions()
                .orElseThrow();
        assertThat(mark.when().text()).isEqualTo("operation = 'delete'");
        assertThat(mark.kept()).containsExactly("code", "changed_at");

        conf.domain(feed + article + "snapshots = complete, " + columns);
        assertThat(((Dataset.Entities) conf.dataset("sales.entities.article"))
                        .structure()
                        .deletions())
                .isEmpty();
    }

    @Test
    void snapshotsMayLeaveHalfOfTheObjectsOutUnlessTheConfigurationSaysOtherwise() {
        assertThat(article("sequence-by = at, snapshots = complete").lifecycle())
                .isEqualTo(new Lifecycle(Past.KEPT, Optional.of(new BigDecimal("0.5"))));
        assertThat(article("sequence-by = at, snapshots = complete, max-missing = 0.05, history = none")
                        .lifecycle())
                .isEqualTo(new Lifecycle(Past.FORGOTTEN, Optional.of(new BigDecimal("0.05"))));
    }

    @Test
    void tellsValuesThatAreNone() {
        assertThat(problems("sequence-by = [], history = short, snapshots = some, max-missing = 2"))
                .containsExactly(
                        "Cannot read entities 'sales.entities.article': 'history' must be one of full, none, was"
                                + " \"short\"",
                        "Cannot read entities 'sales.entities.article': 'max-missing' must be a number from 0 to 1, was"
                                + " 2",
                        "Cannot read entities 'sales.entities.article': 'sequence-by' must be a string or a list of at"
                                + " least one, was an empty list",
                        "Cannot read entities 'sales.entities.article': 'snapshots' must be complete, was \"some\"");
    }

    @Test
    void tellsWhatDoesNotGoTogether() {
        assertThat(problems("sequence-by = [at, code], max-missing = 0.1"))
                .containsExactly(
                        "Cannot read entities 'sales.entities.article': 'max-missing' is only allowed with snapshots ="
                                + " complete",
                        "Cannot read entities 'sales.entities.article': 'sequence-by' must not hold column 'code', which"
                                + " names the object");
        assertThat(problems("sequence-by = at, snapshots = complete, delete-when = \"No = 'x'\""))
                .containsExactly("Cannot read entities 'sales.entities.article': 'delete-when' is not allowed with"
                        + " snapshots, by which an object is deleted that they leave out. Leave deleted records out with"
                        + " 'filter'");
        assertThat(problems("sequence-by = at, columns.is_deleted.type = boolean"))
                .containsExactly(
                        "Cannot read entities 'sales.entities.article': 'columns' must not declare 'is_deleted',"
                                + " which Meshline adds to entities itself");
    }

    private Dataset.Entities article(String text) {
        declare(text);
        return (Dataset.Entities) conf.dataset("sales.entities.article");
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
                RAW + "entities.article { description = d, from = raw.lines, key = [code], " + text
                        + "\n columns { code { type = int, from = No }, at { type = date, from = Sold }, rank { type = int } } }\n");
    }
}
