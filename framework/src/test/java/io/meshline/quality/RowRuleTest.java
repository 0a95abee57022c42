package io.meshline.quality;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Gate;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedSpark.class)
class RowRuleTest {
    private static final List<String> RULES = List.of(
            "ColumnValues \"n\" > 2",
            "ColumnValues \"n\" >= 2",
            "ColumnValues \"price\" < 2.5",
            "ColumnValues \"price\" <= 2.5",
            "ColumnValues \"n\" = 2",
            "ColumnValues \"n\" != 2",
            "ColumnValues \"n\" != NULL",
            "ColumnValues \"n\" between 1 and 3",
            "ColumnValues \"n\" not between 1 and 3",
            "ColumnValues \"n\" in [1, 3]",
            "ColumnValues \"n\" in [1, NULL]",
            "ColumnValues \"n\" not in [1, 3]",
            "ColumnValues \"name\" in [\"a\", \"it's\"]",
            "ColumnValues \"name\" not in [\"a\", NULL]",
            "ColumnValues \"name\" = \"a\"",
            "ColumnValues \"name\" matches \"[a-z]+\"",
            "ColumnValues \"name\" matches \".*'s\"",
            "ColumnValues \"day\" > \"2010-12-01\"",
            "ColumnValues \"day\" > (now() - 3 days)",
            "ColumnLength \"name\" > 1",
            "ColumnLength \"name\" = 1",
            "ColumnLength \"name\" between 0 and 4",
            "ColumnLength \"name\" in [1, 4]",
            "IsComplete \"name\"",
            "IsComplete \"Menge (Stück)\"",
            "ColumnValues \"Menge (Stück)\" > 1",
            "(IsComplete \"n\") and (ColumnValues \"name\" in [\"a\"])",
            "(IsComplete \"n\") or (ColumnValues \"name\" in [\"a\"])");

    private final SparkSession spark;

    RowRuleTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void judgesEachRowAsDeequDoes() {
        Dataset<Row> rows = spark.sql("""
                select id, n, cast(price as decimal(12,3)) as price, name, cast(day as date) as day,
                       n as `Menge (Stück)`
                from values
                  (1, 1, 2.5, 'a', '2010-12-01'), (2, 2, 2.499, 'it''s', '2010-12-02'), (3, 3, 9, '', null),
                  (4, null, null, null, '2999-01-01'), (5, 0, -1, 'Aa', '2010-11-30'), (6, 2, 0, 'aa', '2010-12-01')
                as t(id, n, price, name, day)""");
        Dataset<Row> judged = Deequ.judgedRows(String.join(",", RULES), rows);
        for (String rule : RULES) {
            Column ours = ruleOf(rule).holds();
            Column deequ = not(
                    array_contains(col("DataQualityRulesFail"), Dqdl.parse(rule).toString()));
            assertThat(judged.filter(ours.isNull().or(ours.notEqual(deequ)))
                            .select("id")
                            .collectAsList())
                    .as(rule)
                    .isEmpty();
        }
    }

    @Test
    void aRowThatAFilterLeavesOutKeepsTheRule() {
        RowRule rule = ruleOf("ColumnValues \"n\" > 2 where \"name = 'a'\"");
        assertThat(spark.sql("select * from values (1, 'a'), (1, 'b'), (1, null), (3, 'a') as t(n, name)")
                        .select(rule.holds())
                        .collectAsList()
                        .toString())
                .isEqualTo("[[false], [true], [true], [true]]");
    }

    @Test
    void aRuleThatIsWrittenTwiceIsOne() {
        Gate gate = new Gate(Stream.of("IsComplete \"n\"", "IsComplete \"name\"", " IsComplete \"n\" ")
                .map(rule -> new QualityRule(rule, Severity.QUARANTINE, Invoices.HERE))
                .toList());
        assertThat(RowRule.of(gate))
                .extracting(RowRule::text)
                .containsExactly("IsComplete \"n\"", "IsComplete \"name\"");
    }

    @Test
    void knowsTheColumnThatItIsAbout() {
        assertThat(ruleOf("(IsComplete \"n\") and (ColumnValues \"n\" > 1)").column())
                .contains("n");
        assertThat(ruleOf("(IsComplete \"n\") and (IsComplete \"name\")").column())
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "RowCount > 1 ~ it does not tell single rows apart; ColumnValues, ColumnLength and IsComplete do",
                "(IsComplete \"line\") and (IsUnique \"line\") ~ it does not tell single rows apart; ColumnValues,"
                        + " ColumnLength and IsComplete do",
                "ColumnValues \"sold_on\" > \"2010-12-01\" with threshold > 0.5 ~ 'with threshold' has no effect on"
                        + " single rows",
            })
    void aRuleThatIsNotAboutSingleRowsIsRefused(String rule, String objection) {
        Problems problems = new Problems();
        RuleChecker.check(new QualityRule(rule, Severity.QUARANTINE, Invoices.HERE), Invoices.schemas(spark), problems);
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly("Invalid rule '" + rule + "': " + objection);
    }

    private static RowRule ruleOf(String rule) {
        return RowRule.of(new Gate(List.of(new QualityRule(rule, Severity.QUARANTINE, Invoices.HERE))))
                .get(0);
    }
}
