package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Metric;
import io.meshline.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedSpark.class)
class ComparisonsTest {
    private final SparkSession spark;

    ComparisonsTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void rowsWithoutCounterpartAreCountedAndShown() {
        Verdict verdict = audit("ReferentialIntegrity \"article_code\" \"entities.article.article_code\" = 1.0")
                .verdicts()
                .get(0);
        assertThat(verdict.reason())
                .isEqualTo("ReferentialIntegrity \"article_code\" \"entities.article.article_code\" = 1.0: "
                        + "the share of rows that comply was 0.8333");
        assertThat(verdict.sample()).singleElement().asString().contains("\"line\":6", "\"article_code\":\"22139\"");
    }

    @Test
    void severalColumnsAreComparedInTheirOrder() {
        assertThat(audit("ReferentialIntegrity \"article_code,country\" "
                                + "\"entities.article.{article_code,origin}\" >= 0.8")
                        .refuses())
                .isFalse();
        assertThat(audit("ReferentialIntegrity \"article_code,country\" "
                                + "\"entities.article.{origin,article_code}\" >= 0.8")
                        .refuses())
                .isTrue();
    }

    @Test
    void ratiosAreToldAndKept() {
        Audit audit = audit(
                "RowCountMatch \"entities.article\" = 1.0",
                "SchemaMatch \"entities.article\" = 1.0",
                "SchemaMatch \"events.item_sold\" = 1.0",
                "AggregateMatch \"sum(quantity)\" \"sum(entities.article.weight)\" between 0.9 and 1.1");

        assertThat(audit.verdicts())
                .extracting(Verdict::reason)
                .containsExactly(
                        "RowCountMatch \"entities.article\" = 1.0: this dataset had 1.2 times as many rows",
                        "SchemaMatch \"entities.article\" = 1.0: the share of columns that match was 0",
                        "",
                        "AggregateMatch \"sum(quantity)\" \"sum(entities.article.weight)\" between 0.9 and 1.1: "
                                + "the first was 6.933333333 times the second");
        assertThat(audit.metrics())
                .contains(new Metric("RowCountMatch", "RowCountMatch \"entities.article\" = 1.0", 1.2));
    }

    @Test
    void aDatasetThatSeveralRulesReadIsReadOnce() {
        AtomicInteger opened = new AtomicInteger();
        Map<String, Dataset<Row>> others = Invoices.others(spark);
        Dataset<Row> rows = Invoices.lines(spark);
        Batch batch = new Batch(rows, Invoices.rowsOnly(rows), name -> {
            opened.incrementAndGet();
            return others.get(name);
        });
        Audit audit = Auditor.audit(
                Invoices.gate(
                        "ReferentialIntegrity \"article_code\" \"entities.article.article_code\" > 0.8",
                        "ReferentialIntegrity \"country\" \"entities.article.origin\" = 1.0",
                        "AggregateMatch \"avg(line)\" \"avg(entities.article.weight)\" > 1"),
                batch,
                3);

        assertThat(audit.refuses()).isFalse();
        assertThat(opened).hasValue(1);
        assertThat(spark.sharedState().cacheManager().isEmpty()).isTrue();
    }

    @Test
    void anEmptyBatchIsComparedByRowCountAndSchemaOnly() {
        Dataset<Row> none = Invoices.lines(spark).filter("line < 0");
        Audit audit = Auditor.audit(
                Invoices.gate(
                        "RowCountMatch \"entities.article\" = 1.0",
                        "ReferentialIntegrity \"article_code\" \"entities.article.article_code\" = 1.0",
                        "AggregateMatch \"sum(line)\" \"sum(entities.article.weight)\" = 1.0"),
                new Batch(none, Invoices.rowsOnly(none), Invoices.others(spark)::get),
                3);

        assertThat(audit.verdicts())
                .extracting(Verdict::reason)
                .containsExactly(
                        "RowCountMatch \"entities.article\" = 1.0: this dataset had 0 times as many rows",
                        "not evaluated: the batch has no rows",
                        "not evaluated: the batch has no rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "RowCountMatch \"entities.artcle\" = 1.0 ~ unknown dataset 'entities.artcle'. Did you mean"
                        + " 'entities.article'?",
                "ReferentialIntegrity \"article_cod\" \"entities.article.article_code\" = 1.0 ~"
                        + " unknown column 'article_cod'. Did you mean 'article_code'?",
                "ReferentialIntegrity \"article_code\" \"entities.article.code\" = 1.0 ~"
                        + " unknown column 'code' of 'entities.article'",
                "ReferentialIntegrity \"article_code,line\" \"entities.article.article_code\" = 1.0 ~"
                        + " as many columns are needed on both sides, not 2 and 1",
                "AggregateMatch \"sum(country)\" \"sum(entities.article.weight)\" = 1.0 ~"
                        + " column 'country' is of type string, a number is needed",
                "AggregateMatch \"sum(line)\" \"sum(entities.article.origin)\" = 1.0 ~"
                        + " column 'origin' of 'entities.article' is of type string, a number is needed",
                "AggregateMatch \"sum(line)\" \"sum(quantity)\" = 1.0 ~ no other dataset is named, an example:"
                        + " AggregateMatch \"sum(revenue)\" \"sum(events.item_sold.amount)\" = 1.0",
                "RowCountMatch \"entities.article\" = 1.0 where \"line > 1\" ~ Where clause is not supported for rule"
                        + " type: RowCountMatch, an example: RowCountMatch \"events.item_sold\" = 1.0",
            })
    void whatCannotBeComparedIsRefused(String rule, String objection) {
        Problems problems = new Problems();
        RuleChecker.check(Invoices.rule(rule), Invoices.schemas(spark), problems);
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly("Invalid rule '" + rule + "': " + objection);
    }

    @Test
    void theDatasetsThatARuleNamesAreKnownBeforeItIsEvaluated() {
        assertThat(List.of(
                        References.of(Invoices.rule("(RowCountMatch \"events.a\" = 1.0) and"
                                + " (ReferentialIntegrity \"k\" \"entities.b.k\" = 1.0)")),
                        References.of(Invoices.rule("RowCount > 0")),
                        References.of(Invoices.rule("no rule"))))
                .containsExactly(List.of("events.a", "entities.b"), List.of(), List.of());
    }

    private Audit audit(String... rules) {
        Dataset<Row> rows = Invoices.lines(spark);
        Batch batch = new Batch(rows, Invoices.rowsOnly(rows), Invoices.others(spark)::get);
        return Auditor.audit(Invoices.gate(rules), batch, 3);
    }
}
