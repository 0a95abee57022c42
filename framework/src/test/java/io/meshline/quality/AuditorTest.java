package io.meshline.quality;

import static io.meshline.quality.Invoices.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedSpark.class)
class AuditorTest {

    @Test
    void givesTheVerdictsInTheGatesOrderWithTheirSeverities(SparkSession spark) {
        Gate gate = new Gate(List.of(
                new QualityRule("IsUnique \"line\"", Severity.ERROR, Invoices.HERE),
                new QualityRule(" RowCount > 100 ", Severity.WARN, Invoices.HERE),
                new QualityRule("IsUnique \"line\"", Severity.WARN, Invoices.HERE)));
        Audit audit = audit(spark, gate, 0);
        assertThat(audit.refuses()).isFalse();
        assertThat(audit.verdicts())
                .containsExactly(
                        new Verdict("IsUnique \"line\"", Severity.ERROR, Outcome.PASSED, "", List.of()),
                        new Verdict(
                                "RowCount > 100", Severity.WARN, Outcome.FAILED, "RowCount > 100: was 6", List.of()),
                        new Verdict("IsUnique \"line\"", Severity.WARN, Outcome.PASSED, "", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "RowCount > 100 ~ was 6",
                "RowCount > 0 where \"country = 'Peru'\" ~ was 0",
                "ColumnCount = 3 ~ was 10",
                "ColumnExists \"weather\" ~ there is no such column",
                "ColumnNamesMatchPattern \"_\" ~ not so line, quantity, amount, country",
                "Completeness \"customer_id\" > 0.99 ~ was 0.8333",
                "IsComplete \"customer_id\" ~ completeness was 0.8333",
                "IsPrimaryKey \"invoice_no\" ~ uniqueness was 0.6667",
                "IsPrimaryKey \"customer_id\" ~ uniqueness was 0.4, completeness was 0.8333",
                "IsPrimaryKey \"invoice_no\" \"country\" ~ uniqueness was 0.6667",
                "IsUnique \"invoice_no\" ~ uniqueness was 0.6667",
                "Uniqueness \"invoice_no\" = 1.0 ~ was 0.6667",
                "UniqueValueRatio \"country\" > 0.9 ~ was 0.6667",
                "DistinctValuesCount \"country\" > 3 ~ was 3",
                "Entropy \"country\" > 1 ~ was 0.8676",
                "ColumnValues \"quantity\" > 6 ~ the smallest value was 6",
                "ColumnValues \"unit_price\" <= 8.4 ~ the largest value was 8.5",
                "ColumnValues \"quantity\" = 6 ~ the largest value was 56",
                "ColumnValues \"quantity\" between 6 and 60 ~ the share of rows that comply was 0.3333",
                "ColumnValues \"country\" in [\"France\"] ~ the share of rows that comply was 0.1667",
                "ColumnValues \"customer_id\" matches \"1[0-9]+\" ~ the share of rows that comply was 0.8333",
                "ColumnValues \"sold_on\" > (now() - 1 days) ~ the share of rows that comply was 0.3333",
                "ColumnLength \"article_code\" between 4 and 6 ~ the largest length was 6",
                "ColumnLength \"article_code\" > 5 ~ the smallest length was 5",
                "ColumnDataType \"article_code\" = \"INTEGER\" ~ the share of rows that comply was 0.8333",
                "DataFreshness \"sold_at\" < 1 hours ~ the share of rows that comply was 0.6667",
                "Mean \"unit_price\" > 5 ~ was 3.341666667",
                "Sum \"quantity\" = 100 ~ was 104",
                "StandardDeviation \"quantity\" < 18 ~ was 18.49924923",
                "ColumnCorrelation \"quantity\" \"unit_price\" > 0 ~ was -0.5506185947",
                "CustomSql \"select line from primary where quantity > 6\" ~ the share of rows that comply was 0.3333",
                "(RowCount > 6) and (IsComplete \"customer_id\") ~"
                        + " RowCount > 6: was 6; IsComplete \"customer_id\": completeness was 0.8333",
                "(RowCount > 6) or (RowCount < 2) ~ RowCount > 6: was 6; RowCount < 2: was 6",
            })
    void saysWhatFallsShort(String rule, String shortfall, SparkSession spark) {
        assertThat(audit(spark, gate(rule), 0).verdicts())
                .containsExactly(new Verdict(rule, Severity.ERROR, Outcome.FAILED, rule + ": " + shortfall, List.of()));
    }

    @Test
    void saysThatThereWasNothingToMeasure(SparkSession spark) {
        Dataset<Row> rows = spark.sql("select cast(null as int) as v");
        assertThat(audit(rows, gate("ColumnValues \"v\" > 0"), 0)
                        .verdicts()
                        .get(0)
                        .reason())
                .isEqualTo("ColumnValues \"v\" > 0: there was no value, completeness was 0");
    }

    @Test
    void tellsTheFiguresBehindTheVerdicts(SparkSession spark) {
        Gate gate = gate(
                "Completeness \"customer_id\" > 0.5",
                "IsComplete \"customer_id\" where \"quantity > 6\"",
                "ColumnValues \"quantity\" > 0",
                "IsPrimaryKey \"invoice_no\" \"article_code\"",
                "DistinctValuesCount \"country\" = 3",
                "ColumnValues \"country\"  in [\"France\"]",
                "(Mean \"quantity\" > 1) or (RowCount > 1)");
        assertThat(audit(spark, gate, 0).metrics())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("analyzer")
                .containsExactly(
                        new Metric("Size", "*", 6),
                        new Metric("Completeness", "customer_id", 5 / 6.0),
                        new Metric("Completeness (where: quantity > 6)", "customer_id", 0.5),
                        new Metric("Minimum", "quantity", 6),
                        new Metric("Completeness", "quantity", 1),
                        new Metric("Uniqueness", "invoice_no,article_code", 1),
                        new Metric("Histogram.bins", "country", 3),
                        new Metric("Compliance", "ColumnValues \"country\" in [\"France\"]", 1 / 6.0),
                        new Metric("Mean", "quantity", 104 / 6.0));
    }

    @Test
    void knowsTheSizeWithoutAnyRule(SparkSession spark) {
        Metric size = new Metric("Size", "*", 6).measuredBy("{\"analyzerName\":\"Size\"}");
        assertThat(audit(spark, Gate.OPEN, 0)).isEqualTo(new Audit(List.of(), List.of(size)));
    }

    @Test
    void evaluatesOnNoRowsOnlyWhatIsDefinedThere(SparkSession spark) {
        Dataset<Row> none = Invoices.lines(spark).filter("false");
        String skipped = "not evaluated: the batch has no rows";
        Gate gate = gate(
                "RowCount > 0",
                "ColumnExists \"line\"",
                "IsComplete \"line\"",
                "DataFreshness \"sold_on\" < 1 days",
                "(RowCount > 0) and (IsUnique \"line\")",
                "(RowCount > 0) or (IsUnique \"line\")",
                "(IsComplete \"line\") and (IsUnique \"line\")",
                "CustomSql \"select line from primary\"");
        assertThat(audit(none, gate, 5).verdicts())
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(
                        tuple(Outcome.FAILED, "RowCount > 0: was 0"),
                        tuple(Outcome.PASSED, ""),
                        tuple(Outcome.PASSED, skipped),
                        tuple(Outcome.PASSED, skipped),
                        tuple(Outcome.FAILED, "(RowCount > 0) and (IsUnique \"line\"): RowCount > 0: was 0"),
                        tuple(Outcome.PASSED, ""),
                        tuple(Outcome.PASSED, skipped),
                        tuple(Outcome.PASSED, skipped));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "Mean \"country\" > 5 ~ INVALID_RULE ~ Expected type of column country to be one of",
                "IsComplete \"weather\" ~ INVALID_RULE ~ Input data does not include column weather!",
                "RowCount > avg(last(3)) ~ INVALID_RULE ~ Can't execute the assertion: Unknown operand type: class",
                "CustomSql \"select nothing from primary\" ~ INVALID_RULE ~ Error executing SQL statement: [UNRESOLVED",
                "ColumnDataType \"country\" = \"STRING\" ~ INVALID_RULE ~"
                        + " Rule (or nested rule) not supported due to: Unrecognized data type: STRING",
                "IsComplete \"country\" where \"weather = 1\" ~ INVALID_RULE ~ [UNRESOLVED_COLUMN.WITH_SUGGESTION]",
            })
    void aRuleThatCannotBeEvaluatedIsNoVerdict(String rule, ErrorCode code, String reason, SparkSession spark) {
        assertThatThrownBy(() -> audit(spark, gate("RowCount > 0", rule), 0))
                .isInstanceOfSatisfying(
                        MeshlineException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageStartingWith("Cannot evaluate rule")
                .hasMessageContaining("'" + rule + "': " + reason);
    }

    @Test
    void columnsMayHaveAnyNameWithoutDot(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark)
                .withColumnRenamed("quantity", "Menge (Stück)")
                .withColumnRenamed("country", "from")
                .withColumnRenamed("line", "net.line");
        String[] rules = {
            "IsPrimaryKey \"Menge (Stück)\" \"from\"",
            "IsUnique \"from\"",
            "ColumnValues \"Menge (Stück)\" > 6",
            "ColumnValues \"Menge (Stück)\" between 1 and 9",
            "ColumnValues \"Menge (Stück)\" in [6]",
            "ColumnValues \"from\" in [\"France\"]",
            "ColumnValues \"from\" matches \"F.*\"",
            "IsComplete \"from\" where \"`Menge (Stück)` > 99\"",
            "DistinctValuesCount \"Menge (Stück)\" = 3",
            "ColumnLength \"from\" in [6]",
            "Mean \"Menge (Stück)\" > 1",
            "Entropy \"from\" > 0",
            "ColumnDataType \"Menge (Stück)\" = \"INTEGER\"",
            "UniqueValueRatio \"Menge (Stück)\" > 0.1",
            "CustomSql \"select invoice_no, article_code from primary where `Menge (Stück)` > 0\"",
        };
        assertThat(audit(rows, gate(rules), 1).verdicts())
                .extracting(Verdict::outcome)
                .containsExactly(
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.FAILED,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.PASSED);
    }

    private static Audit audit(SparkSession spark, Gate gate, int sampleRows) {
        return audit(Invoices.lines(spark), gate, sampleRows);
    }

    private static Audit audit(Dataset<Row> rows, Gate gate, int sampleRows) {
        return Auditor.audit(gate, Batch.of(rows, Invoices.rowsOnly(rows)), sampleRows);
    }
}
