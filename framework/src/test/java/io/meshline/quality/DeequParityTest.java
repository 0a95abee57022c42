package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.deequ.dqdl.EvaluateDataQuality;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Statistics;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the verdicts against those that Deequ gives for the whole ruleset by itself. */
@ExtendWith(SharedSpark.class)
class DeequParityTest {
    private static final List<String> RULES = List.of(
            "RowCount > 5",
            "RowCount > 5 where \"quantity > 6\"",
            "ColumnCount = 10",
            "ColumnExists \"weather\"",
            "ColumnNamesMatchPattern \"^[a-z_]+$\"",
            "Completeness \"customer_id\" > 0.8",
            "IsComplete \"customer_id\"",
            "IsComplete \"customer_id\" where \"country = 'Peru'\"",
            "IsPrimaryKey \"line\"",
            "IsPrimaryKey \"invoice_no\" \"customer_id\"",
            "IsUnique \"customer_id\"",
            "Uniqueness \"country\" > 0.3",
            "UniqueValueRatio \"country\" > 0.6",
            "DistinctValuesCount \"customer_id\" = 4",
            "Entropy \"country\" > 0.8",
            "ColumnValues \"unit_price\" > 0.01",
            "ColumnValues \"unit_price\" >= 0.01",
            "ColumnValues \"amount\" between 0 and 1000",
            "ColumnValues \"quantity\" not between 7 and 23",
            "ColumnValues \"unit_price\" in [2.55, 3.39, 1.85, 3.75, 8.5, 0.01]",
            "ColumnValues \"customer_id\" in [\"17850\", NULL]",
            "ColumnValues \"customer_id\" != NULL",
            "ColumnValues \"customer_id\" matches \"[0-9]{5}\"",
            "ColumnValues \"sold_on\" > (now() - 2 days)",
            "ColumnValues \"sold_at\" > \"2020-12-31\" with threshold > 0.6",
            "ColumnLength \"article_code\" between 4 and 7",
            "ColumnLength \"customer_id\" in [5]",
            "ColumnDataType \"article_code\" = \"INTEGER\" with threshold > 0.8",
            "DataFreshness \"sold_on\" <= 5 days",
            "Mean \"amount\" > 20",
            "Sum \"quantity\" = 104",
            "StandardDeviation \"unit_price\" < 2",
            "ColumnCorrelation \"quantity\" \"unit_price\" < 0",
            "CustomSql \"select line from primary where amount = quantity * unit_price\"",
            "CustomSql \"select line from primary where quantity > 6\" with threshold > 0.5",
            "(RowCount > 5) and (IsComplete \"customer_id\")",
            "(RowCount > 5) or ((IsComplete \"customer_id\") and (IsUnique \"country\"))");

    @Test
    void agreesWithDeequOnRowsWithNullsDecimalsAndDates(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark);
        assertThat(ours(rows, Invoices.statistics(rows))).isEqualTo(deequs(rows));
    }

    @Test
    void agreesWithDeequWhereFilesTellNothing(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark);
        assertThat(ours(rows, Invoices.rowsOnly(rows))).isEqualTo(deequs(rows));
    }

    @Test
    void agreesWithDeequOnOneRow(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark).filter("line = 6");
        assertThat(ours(rows, Invoices.statistics(rows))).isEqualTo(deequs(rows));
    }

    private static Map<String, Outcome> ours(Dataset<Row> rows, Statistics known) {
        List<Verdict> verdicts = Auditor.audit(Invoices.gate(RULES.toArray(String[]::new)), Batch.of(rows, known), 2)
                .verdicts();
        return verdicts.stream()
                .collect(Collectors.toMap(verdict -> Dqdl.parse(verdict.rule()).toString(), Verdict::outcome));
    }

    private static Map<String, Outcome> deequs(Dataset<Row> rows) {
        String ruleset = Dqdl.document(String.join(",\n", RULES));
        return EvaluateDataQuality.process(rows, ruleset).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getAs("Rule"),
                        row -> row.getAs("Outcome").equals("Passed") ? Outcome.PASSED : Outcome.FAILED));
    }
}
