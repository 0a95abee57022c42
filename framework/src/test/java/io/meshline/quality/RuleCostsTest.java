package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.AnomalyRule;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.RuleCost;
import io.meshline.model.RuleCost.Extent;
import io.meshline.model.RuleCost.Source;
import io.meshline.model.Scope;
import io.meshline.model.Statistics;
import io.meshline.model.Statistics.Range;
import io.meshline.quality.RuleCosts.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCostsTest {
    private static final Statistics IN_FILES =
            new Statistics(OptionalLong.of(1), Map.of("sku", 0L, "price", 0L), Map.of("price", new Range(0, 0)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "RowCount > 0 ~ from file statistics",
                "IsComplete \"sku\" ~ from file statistics",
                "IsComplete \"sku\" where \"price > 1\" ~ in one scan",
                "RowCount > 0 where \"price > 1\" ~ in one scan",
                "IsComplete \"deep\" ~ in one scan",
                "ColumnCount = 2 ~ from the schema",
                "ColumnExists \"sku\" ~ from the schema",
                "ColumnNamesMatchPattern \"[a-z]\" ~ from the schema",
                "SchemaMatch \"events.sold\" = 1.0 ~ from the schema (events.sold)",
                "ColumnValues \"price\" > 0 ~ from file statistics",
                "ColumnValues \"price\" > 0 where \"sku = '1'\" ~ in one scan",
                "ColumnValues \"price\" between 0 and 9 ~ in one scan",
                "ColumnValues \"weight\" > 0 ~ in one scan",
                "Mean \"price\" > 0 ~ in one scan",
                "IsPrimaryKey \"sku\" \"price\" ~ by grouping (sku + price)",
                "IsUnique \"sku\" ~ by grouping (sku)",
                "(RowCount > 0) and (Entropy \"sku\" > 0) ~ by grouping (sku)",
                "ColumnDataType \"sku\" = \"INTEGER\" ~ by a query of its own",
                "CustomSql \"select sku from primary\" ~ by a query of its own",
                "RowCountMatch \"events.sold\" = 1.0 ~ with another dataset (events.sold)",
                "ReferentialIntegrity \"sku\" \"events.sold.sku\" = 1.0 ~ with another dataset (events.sold)",
            })
    void aRuleCostsWhatItsDearestFigureCosts(String rule, String cost) {
        assertThat(cost(Write.APPEND, Invoices.rule(rule))).isEqualTo(cost);
    }

    @Test
    void changesOfAMergeHaveNoStatistics() {
        assertThat(cost(Write.MERGE, Invoices.rule("RowCount > 0"))).isEqualTo("in one scan");
    }

    @Test
    void aRuleThatPutsRowsAsideCostsNoScan() {
        QualityRule rule = new QualityRule("ColumnValues \"price\" > 0", Severity.QUARANTINE, Invoices.HERE);
        assertThat(cost(Write.APPEND, rule)).isEqualTo("in the writing pass");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "APPEND ~ RowCount > 0 ~ from file statistics, with the states kept of earlier batches",
                "APPEND ~ Mean \"price\" > 0 ~ in one scan, with the states kept of earlier batches",
                "APPEND ~ IsUnique \"sku\" ~ by grouping (sku), over the whole table",
                "APPEND ~ CustomSql \"select sku from primary\" ~ by a query of its own, over the whole table",
                "OVERWRITE ~ Mean \"price\" > 0 ~ in one scan, over the whole table",
                "MERGE ~ Mean \"price\" > 0 ~ in one scan, over the whole table",
                "MERGE ~ RowCount > 0 ~ from file statistics, over the whole table",
            })
    void aRuleOfTheTableReadsOldRowsOnlyWhereItMust(Write write, String rule, String cost) {
        assertThat(cost(write, new QualityRule(rule, Severity.ERROR, Scope.TABLE, Invoices.HERE)))
                .isEqualTo(cost);
    }

    @Test
    void anomalyRulesCostWhatTheirFigureCosts() {
        AnomalyRule rule = new AnomalyRule(
                "countries",
                "DistinctValuesCount \"sku\"",
                new AnomalyRule.OnlineNormal(BigDecimal.valueOf(3)),
                Severity.WARN,
                7,
                Invoices.HERE);
        Gate gate = new Gate(List.of(), Optional.empty(), List.of(rule));
        assertThat(new RuleCosts(Write.APPEND, IN_FILES).of(gate))
                .containsExactly(new RuleCost(
                        "anomalies.countries (DistinctValuesCount \"sku\", online-normal within 3 deviations)",
                        Severity.WARN,
                        Extent.BATCH,
                        Source.GROUPING,
                        "sku"));
    }

    private static String cost(Write write, QualityRule rule) {
        return new RuleCosts(write, IN_FILES).of(new Gate(List.of(rule))).get(0).words();
    }
}
