package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.BusinessCalendar;
import io.meshline.model.Periods;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.SqlText;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCheckerTest {
    private static final StructType SCHEMA = new StructType()
            .add("invoice_no", DataTypes.StringType)
            .add("customer_id", DataTypes.StringType)
            .add("country", DataTypes.StringType)
            .add("article_code", DataTypes.StringType)
            .add("revenue", DataTypes.DoubleType)
            .add("quantity", DataTypes.IntegerType)
            .add("unit_price", DataTypes.createDecimalType(12, 3))
            .add("amount", DataTypes.createDecimalType(18, 3))
            .add("sold_on", DataTypes.DateType)
            .add("id", DataTypes.LongType)
            .add("tags", DataTypes.createArrayType(DataTypes.StringType))
            .add("Menge (Stück)", DataTypes.IntegerType)
            .add("net.amount", DataTypes.DoubleType);
    private static final StructType OTHER = new StructType()
            .add("article_code", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(18, 3));
    private static final Schemas SCHEMAS =
            new Schemas(SCHEMA, Map.of("entities.article", OTHER, "events.item_sold", OTHER));

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void acceptsTheExampleOfEveryKind(RuleKind kind) {
        assertThat(problems(kind.example())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(RowCount > 0) and (IsComplete \"country\" or IsUnique \"id\")",
                "IsComplete \"Menge (Stück)\" ",
                "Completeness \"country\" > 0.5 where \"quantity > 1 and upper(Country) like 'U%'\"",
                "ColumnValues \"country\" in [\"a|b\", \"it's\", NULL, EMPTY]",
                "ColumnValues \"quantity\" in [1, NULL]",
                "ColumnValues \"country\" matches \"(A|B)[|]\\|\"",
                "ColumnDataType \"country\" = \"DATE\" with format = \"yyyy-MM-dd\" with threshold > 0.5",
                "ColumnExists \"no_such_column\"",
                "RowCount > 2 * 50 # one a day and store",
            })
    void acceptsWhatCanBeEvaluated(String rule) {
        assertThat(problems(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "IsComplet \"id\" ~ unknown rule type 'IsComplet'. Did you mean 'IsComplete'?",
                "IsUnique \"id\" \"country\" ~ 'IsUnique' takes other parameters, an example: IsUnique \"invoice_no\"",
                "RowCount > ~ no viable alternative at input 'RowCount>]', an example: RowCount > 100",
                "RowCount ~ Unexpected condition for rule of type RowCount with number return type,"
                        + " an example: RowCount > 100",
                "Mean \"quantity\" = \"a\" ~ Unexpected condition for rule of type Mean with number return type,"
                        + " an example: Mean \"unit_price\" between 1 and 10",
                "RowCount > 0, IsComplete \"id\" ~ one rule is expected, not 2; write each as a string of its own,"
                        + " an example: RowCount > 100",
                "ColumnValues \"country\" in [$known] ~ variables are not supported,"
                        + " an example: ColumnValues \"quantity\" > 0",
                "IsComplete \"quantiti\" ~ unknown column 'quantiti'. Did you mean 'quantity'?",
                "IsComplete \"Quantity\" ~ unknown column 'Quantity'. Did you mean 'quantity'?",
                "IsComplete \"weather\" ~ unknown column 'weather'",
                "IsPrimaryKey \"id\" \"contry\" ~ unknown column 'contry'. Did you mean 'country'?",
                "(RowCount > 0) and (IsComplete \"contry\") ~ unknown column 'contry'. Did you mean 'country'?",
                "IsComplete \"net.amount\" ~ column 'net.amount' cannot be named in a rule:"
                        + " its name holds a dot or a backtick",
                "IsComplete \"tags\" ~ column 'tags' is of type array<string>, which Deequ does not measure",
                "Mean \"country\" > 0 ~ column 'country' is of type string, a number is needed",
                "ColumnValues \"country\" > 5 ~ column 'country' is of type string, a number is needed",
                "ColumnValues \"quantity\" > \"2024-01-31\" ~"
                        + " column 'quantity' is of type int, a date or a timestamp is needed",
                "ColumnValues \"quantity\" matches \"[0-9]\" ~ column 'quantity' is of type int, a string is needed",
                "ColumnLength \"quantity\" > 1 ~ column 'quantity' is of type int, a string is needed",
                "DataFreshness \"quantity\" < 3 days ~"
                        + " column 'quantity' is of type int, a date or a timestamp is needed",
                "RowCount > avg(last(3)) ~ 'avg' looks at earlier runs, which is not supported",
                "RowCount > 2 * last(1) ~ 'last' looks at earlier runs, which is not supported",
                "RowCount > NULL ~ NULL cannot be compared here",
                "ColumnValues \"country\" in [\"a\"] with threshold > 0.9 ~ 'with threshold' has no effect here;"
                        + " it works on dates, ColumnDataType and CustomSql",
                "ColumnValues \"quantity\" > 0 with threshold > 0.9 ~ 'with threshold' has no effect here;"
                        + " it works on dates, ColumnDataType and CustomSql",
                "IsComplete \"id\" with speed = \"high\" ~ 'with speed' has no effect here",
                "ColumnValues \"country\" matches \"A|B\" ~ alternatives need parentheses: '(A|B)'",
                "ColumnValues \"country\" matches \"[A\" ~ '[A' is not a regular expression: Unclosed character class",
                "ColumnNamesMatchPattern \"(a\" ~ '(a' is not a regular expression: Unclosed group",
                "ColumnDataType \"country\" = \"STRING\" ~ Unrecognized data type: STRING",
                "IsComplete \"id\" where \"contry = 'France'\" ~ unknown column 'contry'. Did you mean 'country'?",
                "IsComplete \"id\" where \"country = \" ~ SQL: Syntax error at or near end of input.",
                "CustomSql \"select count(*) from primary\" = 4 ~ a query cannot be compared with a number;"
                        + " select the rows that are right instead, an example: CustomSql \"select id from primary where amount = quantity * unit_price\"",
                "CustomSql \"select id from orders\" ~ SQL: The table or view `orders` cannot be found.",
                "CustomSql \"select count(*) as n from primary\" ~"
                        + " the query selects 'n', which is no column of the batch",
                "CustomSql \"select id, `net.amount` from primary\" ~"
                        + " the query selects 'net.amount', which is a name with a dot",
                "CustomSql \"select id from primary where contry = 'F'\" ~"
                        + " unknown column 'contry'. Did you mean 'country'?",
            })
    void refusesWhatCannotBeEvaluated(String rule, String reason) {
        assertThat(problems(rule)).containsExactly("Invalid rule '" + rule + "': " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "DatasetMatch ~ DatasetMatch \"ref\" \"id\" = 1.0",
                "DetectAnomalies ~ DetectAnomalies \"RowCount\"",
                "FileFreshness ~ FileFreshness \"s3://shop\" > \"2024-01-31\"",
            })
    void refusesKindsThatDeequDoesNotEvaluateHere(String kind, String rule) {
        assertThat(problems(rule))
                .containsExactly(
                        "Invalid rule '" + rule + "': rule type '" + kind + "' is not supported"
                                + " (supported: AggregateMatch, ColumnCorrelation, ColumnCount, ColumnDataType, ColumnExists, ColumnLength,"
                                + " ColumnNamesMatchPattern, ColumnValues, Completeness, CustomSql, DataFreshness,"
                                + " DistinctValuesCount, Entropy, IsComplete, IsPrimaryKey, IsUnique, Mean,"
                                + " ReferentialIntegrity, RowCount, RowCountMatch, SchemaMatch, StandardDeviation, Sum, UniqueValueRatio, Uniqueness)");
    }

    @Test
    void namesTheSupportedKindsWhereNoneIsNear() {
        assertThat(problems("Weather \"id\""))
                .singleElement()
                .asString()
                .startsWith("Invalid rule 'Weather \"id\"': unknown rule type 'Weather' (supported: AggregateMatch,");
    }

    @Test
    void reportsEveryObjectionAtTheRulesOrigin() {
        Problems problems = new Problems();
        RuleChecker.check(
                Invoices.rule("(IsComplete \"a_column\") and (Mean \"country\" > last(1))"),
                Schemas.of(SCHEMA),
                problems);
        assertThat(problems.sorted()).hasSize(3).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_RULE);
            assertThat(problem.origin()).contains(Invoices.HERE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            nullValues = "-",
            value = {
                "sold_on ~ DAY ~ -",
                "to_timestamp(country) ~ HOUR ~ -",
                "sold_on ~ HOUR ~ it gives 'date' and must give a timestamp",
                "country ~ DAY ~ it gives 'string' and must give a date or a timestamp, such as to_timestamp(…)",
                "id ~ DAY ~ it gives 'bigint' and must give a date or a timestamp",
                "sold_o ~ DAY ~ unknown column 'sold_o'. Did you mean 'sold_on'?",
                "sold_on, id ~ DAY ~ it is more than one expression",
            })
    void judgesWhatTellsTheTimeOfARow(String time, Periods.Every every, String objection) {
        Problems problems = new Problems();
        Periods periods = new Periods(
                time, new SqlText(time, new Origin("domain.conf", 3)), every, BusinessCalendar.ALL, Severity.WARN);
        RuleChecker.check(periods, SCHEMAS, problems);
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .isEqualTo(objection == null ? List.of() : List.of("Invalid periods of '" + time + "': " + objection));
    }

    private static List<String> problems(String rule) {
        Problems problems = new Problems();
        RuleChecker.check(Invoices.rule(rule), SCHEMAS, problems);
        return problems.sorted().stream().map(Problem::message).toList();
    }
}
