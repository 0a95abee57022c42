package io.meshline.analysis;

import static io.meshline.analysis.Meshes.aggregate;
import static io.meshline.analysis.Meshes.analyzed;
import static io.meshline.analysis.Meshes.at;
import static io.meshline.analysis.Meshes.id;
import static io.meshline.analysis.Meshes.invoiceLines;
import static io.meshline.analysis.Meshes.itemSold;
import static io.meshline.analysis.Meshes.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.Column;
import io.meshline.model.DatasetId;
import io.meshline.model.Query;
import io.meshline.transform.Transformation;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TransformationAnalysisTest {
    private static final DatasetId MATCHES = id("sales.aggregates.matches");
    private static final Column PIECES = new Column("pieces", "int", "Pieces matched", at(51));

    /** Hands its input on. */
    public static class Matching implements Transformation {
        @Override
        public Dataset<Row> apply(Map<String, Dataset<Row>> inputs) {
            return inputs.get("events.item_sold");
        }
    }

    /** Inherits the interface. */
    public static final class FinerMatching extends Matching {}

    /** Cannot be made. */
    public static final class ClosedMatching extends Matching {
        private ClosedMatching() {}
    }

    @Test
    void takesInputsAndColumnsAsTheyAreDeclared() {
        Analyzed analyzed = analyzed(invoiceLines(), itemSold(), matches(FinerMatching.class.getName(), PIECES));
        assertThat(analyzed.inputs().get(MATCHES)).containsExactly(id("sales.events.item_sold"));
        assertThat(analyzed.schemas().get(MATCHES).toDDL()).isEqualTo("pieces INT COMMENT 'Pieces matched'");
    }

    @Test
    void hashesTheClassFile() {
        assertThat(fingerprint(Matching.class))
                .hasSize(16)
                .isEqualTo(fingerprint(Matching.class))
                .isNotEqualTo(fingerprint(FinerMatching.class));
    }

    @Test
    void refusesClassesThatAreMissingOrOfNoUse() {
        assertThat(problemsOf("io.meshline.Nowhere"))
                .containsExactly("domain.conf:55: Cannot use transformation 'io.meshline.Nowhere': no such class");
        assertThat(problemsOf("java.lang.String"))
                .containsExactly("domain.conf:55: Cannot use transformation 'java.lang.String':"
                        + " it does not implement io.meshline.transform.Transformation");
        assertThat(problemsOf(ClosedMatching.class.getName()))
                .containsExactly("domain.conf:55: Cannot use transformation '" + ClosedMatching.class.getName()
                        + "': it must be public with a public constructor without parameters");
    }

    @Test
    void demandsARightTypeOfEachColumn() {
        assertThat(problems(
                        invoiceLines(),
                        itemSold(),
                        matches(Matching.class.getName(), new Column("pieces", "integr", "", at(51)))))
                .containsExactly("domain.conf:51: Cannot read column 'pieces' of 'sales.aggregates.matches':"
                        + " unsupported type 'integr'. Did you mean 'integer'?");
    }

    private static List<String> problemsOf(String className) {
        return problems(invoiceLines(), itemSold(), matches(className, PIECES));
    }

    private static String fingerprint(Class<?> code) {
        return analyzed(invoiceLines(), itemSold(), matches(code.getName(), PIECES))
                .fingerprints()
                .get(MATCHES);
    }

    private static io.meshline.model.Dataset matches(String className, Column... columns) {
        Query query = new Query.Transformation(className, List.of(id("sales.events.item_sold")), at(55));
        return aggregate("matches", query, List.of(), columns);
    }
}
