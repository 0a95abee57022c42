package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCostsTest {
    private static final RuleCosts COSTS =
            RuleCosts.onFiles(new StructType().add("sku", DataTypes.StringType).add("price", DataTypes.DoubleType));

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
                "ColumnValues \"price\" > 0 ~ in one scan",
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
        assertThat(COSTS.of(Invoices.rule(rule)).words()).isEqualTo(cost);
    }

    @Test
    void changesOfAMergeHaveNoStatistics() {
        assertThat(RuleCosts.onChanges().of(Invoices.rule("RowCount > 0")).words())
                .isEqualTo("in one scan");
    }

    @Test
    void aRuleThatPutsRowsAsideCostsNoScan() {
        QualityRule rule = new QualityRule("ColumnValues \"price\" > 0", Severity.QUARANTINE, Invoices.HERE);
        assertThat(COSTS.of(rule).words()).isEqualTo("in the writing pass");
    }
}
