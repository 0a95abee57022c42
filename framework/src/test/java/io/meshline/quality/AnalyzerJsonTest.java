package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.deequ.analyzers.ColumnCount;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.CustomSql;
import com.amazon.deequ.analyzers.Uniqueness;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Option;

@ExtendWith(SharedSpark.class)
class AnalyzerJsonTest {
    /** Deequ measures a number of distinct values as a histogram, whose figures are more than one. */
    private static final Set<RuleKind> WITHOUT =
            Set.of(RuleKind.COLUMN_COUNT, RuleKind.COLUMN_EXISTS, RuleKind.DISTINCT_VALUES_COUNT);

    @ParameterizedTest
    @MethodSource("checks")
    void whatMeasuresForARuleComesBackEqual(String rule) {
        Deequ.analyzers(single(rule)).stream()
                .filter(analyzer -> !(analyzer instanceof Compliance))
                .forEach(analyzer -> assertThat((Object) AnalyzerJson.of(analyzer)
                                .flatMap(AnalyzerJson::parse)
                                .orElseThrow())
                        .isEqualTo(analyzer));
    }

    /** Each rule that is a check, and the same on some of the rows. */
    static Stream<String> checks() {
        return Arrays.stream(RuleKind.values())
                .filter(kind -> !WITHOUT.contains(kind))
                .map(RuleKind::example)
                .filter(rule -> Deequ.isCheck(single(rule)))
                .flatMap(rule -> Stream.of(rule, rule + " where \"country = 'France'\""));
    }

    @Test
    void aShareOfRowsHasTheNameOfItsRule() {
        String rule = "ColumnValues \"country\" in [\"France\"]";
        assertThat(named(rule)).isEqualTo(named(rule)).contains(rule.replace("\"", "\\\""));
    }

    @Test
    void whatDeequCannotWriteHasNoText() {
        assertThat(AnalyzerJson.of(new ColumnCount())).isEmpty();
        assertThat(AnalyzerJson.of(new CustomSql("select 1", "*"))).isEmpty();
        assertThat(AnalyzerJson.parse("{\"analyzerName\":\"OfALaterDeequ\"}")).isEmpty();
        assertThat(AnalyzerJson.parse("no json")).isEmpty();
    }

    @Test
    void isReadable() {
        assertThat(AnalyzerJson.of(Uniqueness.apply("invoice_no", Option.apply("quantity > 0"))))
                .contains("{\"analyzerName\":\"Uniqueness\",\"columns\":[\"invoice_no\"],\"where\":\"quantity > 0\"}");
    }

    @Test
    void anAuditTellsWhatMeasuredItsFigures(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark);
        List<String> rules = Stream.of(
                        "RowCount > 0",
                        "IsComplete \"country\"",
                        "Completeness \"country\" > 0.5",
                        "Mean \"quantity\" > 0 where \"country = 'France'\"",
                        "DistinctValuesCount \"country\" > 0",
                        "CustomSql \"select country from primary\"")
                .toList();
        Gate gate = new Gate(rules.stream().map(Invoices::rule).toList(), Optional.empty(), List.of());

        Audit audit = Auditor.audit(gate, Batch.of(rows, Invoices.rowsOnly(rows)), 0);

        Map<String, String> analyzers = audit.metrics().stream()
                .collect(Collectors.toMap(
                        Metric::name, metric -> metric.analyzer().orElse("none")));
        assertThat(analyzers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Size", "{\"analyzerName\":\"Size\"}",
                        "Completeness", "{\"analyzerName\":\"Completeness\",\"column\":\"country\"}",
                        "Mean (where: country = 'France')",
                                "{\"analyzerName\":\"Mean\",\"column\":\"quantity\",\"where\":\"country = 'France'\"}",
                        "Histogram.bins", "none",
                        "Compliance", "none"));
    }

    private static String named(String rule) {
        Object share = Deequ.analyzers(single(rule)).stream()
                .filter(Compliance.class::isInstance)
                .findFirst()
                .orElseThrow();
        return AnalyzerJson.of(share, rule).orElseThrow();
    }

    private static Clause.Single single(String rule) {
        return Deequ.single(Dqdl.parse(rule));
    }
}
