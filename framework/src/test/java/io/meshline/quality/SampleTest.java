package io.meshline.quality;

import static io.meshline.quality.Invoices.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Origin;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.Verdict;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class SampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "IsPrimaryKey \"invoice_no\" ~ 1 2",
                "IsPrimaryKey \"invoice_no\" \"country\" ~ 1 2",
                "IsUnique \"invoice_no\" ~ 1 2",
                "IsComplete \"customer_id\" ~ 6",
                "Completeness \"customer_id\" > 0.9 ~ 6",
                "IsComplete \"customer_id\" where \"quantity > 6\" ~ 6",
                "ColumnValues \"quantity\" < 24 ~ 4 6",
                "ColumnValues \"quantity\" between 6 and 60 ~ 1 2 3 5",
                "ColumnValues \"country\" in [\"United Kingdom\"] ~ 4 5",
                "ColumnValues \"customer_id\" matches \"17.*\" ~ 4 5 6",
                "ColumnValues \"sold_at\" > \"2020-12-31\" ~ 5 6",
                "ColumnLength \"country\" > 9 ~ 4 5",
                "CustomSql \"select line from primary where line < 5\" ~ 5 6",
            })
    void aBrokenRuleOnRowsShowsTheRowsThatBreakIt(String rule, String lines, SparkSession spark) {
        assertThat(sample(rule, 9, spark))
                .extracting(row -> row.replaceAll("\\{\"line\":(\\d+).*", "$1"))
                .containsExactlyInAnyOrder(lines.split(" "));
    }

    @Test
    void aRowIsShownWithAllItsColumns(SparkSession spark) {
        Dataset<Row> rows = spark.sql(
                "select 7 as id, cast(null as string) as name, 1.50bd as `net.price`, date'2010-12-01' as `sold on`");
        assertThat(Auditor.audit(gate("IsComplete \"name\""), Batch.of(rows, Invoices.statistics(rows)), 1)
                        .verdicts()
                        .get(0)
                        .sample())
                .containsExactly("{\"id\":7,\"name\":null,\"net.price\":1.50,\"sold on\":\"2010-12-01\"}");
    }

    @Test
    void noMoreRowsAreShownThanAskedFor(SparkSession spark) {
        assertThat(sample("ColumnValues \"line\" > 9", 2, spark)).hasSize(2);
        assertThat(sample("ColumnValues \"line\" > 9", 0, spark)).isEmpty();
    }

    @Test
    void aRuleThatOnlyWarnsShowsRowsToo(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark);
        Gate warning = new Gate(List.of(
                new QualityRule("ColumnValues \"line\" > 9", QualityRule.Severity.WARN, new Origin("domain.conf", 1))));
        Verdict verdict = Auditor.audit(warning, Batch.of(rows, Invoices.statistics(rows)), 9)
                .verdicts()
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FAILED);
        assertThat(verdict.sample()).hasSize(6);
    }

    @Test
    void longTextsAreCut(SparkSession spark) {
        Dataset<Row> rows = spark.sql("SELECT 1 AS id, repeat('x', 257) AS payload, repeat('y', 256) AS note");
        Gate gate = gate("ColumnValues \"id\" > 9");
        assertThat(Auditor.audit(gate, Batch.of(rows, Invoices.statistics(rows)), 9)
                        .verdicts()
                        .get(0)
                        .sample())
                .containsExactly(
                        "{\"id\":1,\"payload\":\"" + "x".repeat(256) + "…\",\"note\":\"" + "y".repeat(256) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RowCount > 9",
                "Mean \"quantity\" > 99",
                "DistinctValuesCount \"country\" > 9",
                "DataFreshness \"sold_at\" < 0 days",
                "(IsComplete \"customer_id\") and (RowCount > 0)",
            })
    void aRuleThatSpeaksOfNoSingleRowShowsNone(String rule, SparkSession spark) {
        assertThat(sample(rule, 9, spark)).isEmpty();
    }

    @Test
    void theViewOfACustomSqlRuleDoesNotStay(SparkSession spark) {
        sample("CustomSql \"select line from primary where line < 5\"", 9, spark);
        assertThat(spark.catalog().tableExists("primary")).isFalse();
    }

    private static List<String> sample(String rule, int most, SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark);
        return Auditor.audit(gate(rule), Batch.of(rows, Invoices.statistics(rows)), most)
                .verdicts()
                .get(0)
                .sample();
    }
}
