package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Dataset;
import io.meshline.model.DerivedColumn;
import io.meshline.model.LearnedRange;
import io.meshline.model.Outlier;
import io.meshline.model.Payload;
import io.meshline.model.Structure;
import io.meshline.model.UnknownFields;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureDecoderTest {
    private static final String RAW = "raw.lines { description = Lines, source { format = json, path = /in } }\n";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void readsHowADocumentIsTakenApart() {
        Structure structure = structure("payload = details, explode = \"$.lines\", unknown-fields = rescue,"
                + " known-fields = [seen, actor.login]");
        Payload payload = structure.payload().orElseThrow();

        assertThat(payload.column()).isEqualTo("details");
        assertThat(payload.explode()).contains("$.lines");
        assertThat(payload.unknownFields()).contains(UnknownFields.RESCUE);
        assertThat(payload.knownFields()).containsExactly("seen", "actor.login");
        assertThat(structure.schema()).extracting("name").containsExactly("sku", "_rescued");
        assertThat(structure("").payload()).isEmpty();
        assertThat(structure("unknown-fields = ignore").payload().orElseThrow().column())
                .isEqualTo("payload");
    }

    @Test
    void aColumnThatIsNotStoredIsNoneOfTheTable() {
        conf.domain(RAW + """
                events.sold {
                  description = Sold, from = raw.lines
                  columns { version { type = int, from = "$.v", stored = false }, sku { type = string, from = "$.sku" } }
                  deduplicate-by = [version]
                }
                """);

        assertThat(conf.problems())
                .singleElement()
                .asString()
                .endsWith("'deduplicate-by[0]' refers to column 'version', which has stored = false");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            quarantine, QUARANTINE
            null,       NULL
            `"null"`,   NULL
            clip,       CLIP
            fail,       FAIL
            """)
    void readsWhatHappensToOutliers(String text, Outlier.Action action) {
        assertThat(outlier("min = 1, action = " + text).action()).isEqualTo(action);
    }

    @Test
    void readsHowARangeIsLearned() {
        assertThat(outlier("method = iqr").learned())
                .contains(new LearnedRange(LearnedRange.Method.IQR, new BigDecimal("1.5"), 7));
        assertThat(outlier("method = z-score, factor = 4, after = 30").learned())
                .contains(new LearnedRange(LearnedRange.Method.Z_SCORE, new BigDecimal("4"), 30));
        assertThat(outlier("min = 1").learned()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            action = clip | 'columns.sku.outlier' needs at least one of 'min', 'max', 'above', 'below' and 'method'
            above = 0, action = clip | 'columns.sku.outlier.above' is not allowed with the action clip: no value is the nearest one
            min = 0, factor = 2 | 'columns.sku.outlier.factor' is only allowed with 'method'
            method = iqr, factor = 0 | 'columns.sku.outlier.factor' must be more than 0
            min = 0, action = default | 'columns.sku.outlier' has the action default, which needs a 'default' of the column
            min = 0, action = remove | 'columns.sku.outlier.action' must be one of clip, default, fail, null, quarantine, was "remove"
            """)
    void refusesOutliersThatMakeNoSense(String outlier, String reason) {
        conf.domain(RAW + sold("", "outlier { " + outlier + " }"));

        assertThat(conf.problems()).singleElement().asString().endsWith(reason);
    }

    @Test
    void refusesToNullWhatIsRequired() {
        conf.domain(RAW + sold("", "required = true, outlier { min = 0, action = null }"));

        assertThat(conf.problems())
                .singleElement()
                .asString()
                .endsWith("'columns.sku.outlier' has the action null, and the column is required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            explode = "lines" | 'explode' must be a JSON path to one array, such as $.items, and is 'lines'
            explode = "@.lines" | 'explode' must be a JSON path to one array, such as $.items, and is '@.lines'
            explode = "$.a[*].b" | 'explode' must be a JSON path to one array, such as $.items, and is '$.a[*].b'
            known-fields = [a] | 'known-fields' is only allowed with 'unknown-fields'
            """)
    void refusesDocumentsThatMakeNoSense(String keys, String reason) {
        conf.domain(RAW + sold(keys, ""));

        assertThat(conf.problems()).singleElement().asString().endsWith(reason);
    }

    @Test
    void refusesToAddColumnsToEntities() {
        conf.domain(RAW
                + sold("unknown-fields = add, key = [sku], sequence-by = sku", "")
                        .replace("events.", "entities."));

        assertThat(conf.problems())
                .anySatisfy(problem -> assertThat(problem)
                        .endsWith("'unknown-fields' must not be add for entities (possible: ignore, rescue, fail)"));
    }

    private Structure structure(String keys) {
        conf = new ConfFolder(folder);
        conf.domain(RAW + sold(keys, ""));
        return ((Dataset.Events) conf.dataset("sales.events.sold")).structure();
    }

    private Outlier outlier(String keys) {
        conf = new ConfFolder(folder);
        conf.domain(RAW + sold("", "outlier { " + keys + " }"));
        DerivedColumn sku = ((Dataset.Events) conf.dataset("sales.events.sold"))
                .structure()
                .columns()
                .get(0);
        return sku.outlier().orElseThrow();
    }

    private static String sold(String keys, String columnKeys) {
        return "events.sold { description = Sold, from = raw.lines\n" + keys + "\ncolumns { sku { type = int, from ="
                + " \"$.sku\"\n" + columnKeys + " } } }\n";
    }
}
