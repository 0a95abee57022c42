package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.JobCount;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Scope;
import io.meshline.model.Statistics;
import io.meshline.model.TableStates;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class TableScopeTest {
    /** A rule of each kind whose figures can be added up, with and without a filter. */
    private static final List<String> SUMMABLE = List.of(
            "RowCount = 6",
            "RowCount = 2 where \"country <> 'United Kingdom'\"",
            "ColumnCount = 10",
            "ColumnExists \"country\"",
            "IsComplete \"invoice_no\"",
            "Completeness \"customer_id\" between 0.8 and 0.9",
            "ColumnValues \"quantity\" >= 6",
            "ColumnValues \"quantity\" <= 56",
            "ColumnValues \"quantity\" between 5 and 57",
            "ColumnValues \"country\" in [\"United Kingdom\", \"France\", \"Australia\"]",
            "ColumnValues \"invoice_no\" matches \"[0-9]{6}\"",
            "ColumnLength \"invoice_no\" = 6",
            "Mean \"quantity\" between 17.3 and 17.4",
            "Mean \"quantity\" = 15 where \"country <> 'United Kingdom'\"",
            "Sum \"quantity\" = 104",
            "StandardDeviation \"quantity\" between 18.4 and 18.6",
            "ColumnCorrelation \"quantity\" \"unit_price\" < 0",
            "ColumnValues \"sold_on\" > (now() - 9 days)");

    @Test
    void figuresAddUpToThoseOfAllRows(SparkSession spark) {
        Dataset<Row> lines = Invoices.lines(spark);
        Audit whole = Auditor.audit(gate(Scope.BATCH, SUMMABLE), Batch.of(lines, Invoices.statistics(lines)), 0);

        Audit added = audit(spark, SUMMABLE, Optional.empty());

        assertThat(added.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED));
        assertThat(figures(added)).containsExactlyInAnyOrderElementsOf(figures(whole));
        assertThat(added.metrics())
                .filteredOn(metric -> metric.scope() == Scope.BATCH)
                .containsExactly(new Metric("Size", "*", 2).measuredBy("{\"analyzerName\":\"Size\"}"));
    }

    @Test
    void rowsThatWereMeasuredBeforeAreNotReadAgain(SparkSession spark) {
        TableStates states = before(spark);
        long jobs = JobCount.of(spark, () -> audit(spark, SUMMABLE, Optional.of(states)));
        assertThat(figures(audit(spark, SUMMABLE, Optional.of(states))))
                .containsExactlyInAnyOrderElementsOf(figures(audit(spark, SUMMABLE, Optional.empty())));

        assertThat(jobs).isEqualTo(JobCount.of(spark, () -> {
            Dataset<Row> batch = batch(spark);
            Auditor.audit(gate(Scope.BATCH, SUMMABLE), Batch.of(batch, Invoices.statistics(batch)), 0);
        }));
    }

    @Test
    void onlyWhatIsNewIsMeasuredOnRowsThatStay(SparkSession spark) {
        TableStates states = before(spark);
        TableStates fewer = new TableStates(
                0,
                states.numbers().entrySet().stream()
                        .filter(state -> !state.getKey().startsWith("Mean"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(figures(audit(spark, SUMMABLE, Optional.of(fewer))))
                .containsExactlyInAnyOrderElementsOf(figures(audit(spark, SUMMABLE, Optional.empty())));
    }

    @Test
    void whatIsKeptDescribesTheTableAfterTheBatch(SparkSession spark) {
        TableStates kept = audit(spark, List.of("Mean \"quantity\" > 0", "IsComplete \"line\""), Optional.empty())
                .states()
                .orElseThrow();
        assertThat(kept.base()).isEqualTo(7);
        assertThat(kept.numbers())
                .isEqualTo(Map.of(
                        "Size(None)", "6", "Mean(quantity,None)", "104.0 6", "Completeness(line,None,None)", "6 6"));
    }

    @Test
    void rulesThatDoNotAddUpReadAllRows(SparkSession spark) {
        List<String> rules = List.of(
                "IsUnique \"invoice_no\"",
                "Uniqueness \"line\" = 1.0",
                "DistinctValuesCount \"country\" = 3",
                "(RowCount = 6) and (IsUnique \"line\")",
                "CustomSql \"select line from primary where quantity > 0\"",
                "ReferentialIntegrity \"article_code\" \"entities.article.article_code\" = 1.0");

        Audit audit = audit(spark, rules, Optional.empty());

        assertThat(audit.verdicts())
                .extracting(Verdict::outcome)
                .containsExactly(
                        Outcome.FAILED, Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.FAILED);
        assertThat(audit.verdicts().get(0).reason())
                .isEqualTo("IsUnique \"invoice_no\" (whole table): uniqueness was 0.6667");
        assertThat(audit.verdicts().get(0).sample()).hasSize(2);
    }

    @Test
    void aFilterThatNoRowMeetsMeansTheSameForTheTableAsForABatch(SparkSession spark) {
        String none = " where \"country = 'Atlantis'\"";
        List<String> rules = List.of(
                "IsComplete \"customer_id\"" + none,
                "Completeness \"customer_id\" > 0.9" + none,
                "ColumnValues \"quantity\" > 99" + none,
                "ColumnValues \"quantity\" between 98 and 99" + none,
                "ColumnValues \"invoice_no\" matches \"x\"" + none,
                "ColumnLength \"invoice_no\" > 99" + none,
                "Mean \"quantity\" > 99" + none,
                "Sum \"quantity\" > 99" + none,
                "StandardDeviation \"quantity\" > 99" + none,
                "RowCount > 0" + none);
        Dataset<Row> lines = Invoices.lines(spark);
        List<Outcome> ofBatch =
                Auditor.audit(gate(Scope.BATCH, rules), Batch.of(lines, Invoices.statistics(lines)), 0)
                        .verdicts()
                        .stream()
                        .map(Verdict::outcome)
                        .toList();

        assertThat(audit(spark, rules, Optional.empty()).verdicts())
                .extracting(Verdict::outcome)
                .isEqualTo(ofBatch);
        assertThat(ofBatch).contains(Outcome.PASSED, Outcome.FAILED);
    }

    @Test
    void aRuleOfTheTableSpeaksAlsoWhenTheBatchHasNoRows(SparkSession spark) {
        Dataset<Row> lines = Invoices.lines(spark);
        Dataset<Row> none = lines.limit(0);
        Batch batch = Batch.of(none, Statistics.ofRows(0)).into(new Table(lines, lines, Optional.empty()));
        Audit audit = Auditor.audit(gate(Scope.TABLE, List.of("Mean \"quantity\" > 99", "RowCount = 6")), batch, 0);
        assertThat(audit.verdicts())
                .extracting(Verdict::reason)
                .containsExactly("Mean \"quantity\" > 99 (whole table): was 17.33333333", "");
    }

    @Test
    void aTableWithoutRowsBreaksNoRuleThatNeedsSome(SparkSession spark) {
        Dataset<Row> none = Invoices.lines(spark).limit(0);
        Batch batch = Batch.of(none, Statistics.ofRows(0)).into(new Table(none, none, Optional.empty()));
        List<String> rules = List.of("Mean \"quantity\" > 99", "IsUnique \"line\"", "RowCount = 0", "RowCount > 0");
        assertThat(Auditor.audit(gate(Scope.TABLE, rules), batch, 0).verdicts())
                .extracting(Verdict::reason)
                .containsExactly(
                        "not evaluated: the table has no rows",
                        "not evaluated: the table has no rows",
                        "",
                        "RowCount > 0 (whole table): was 0");
    }

    /** Four lines are there, two are added. */
    private static Audit audit(SparkSession spark, List<String> rules, Optional<TableStates> states) {
        Dataset<Row> lines = Invoices.lines(spark);
        Dataset<Row> batch = batch(spark);
        Batch added = new Batch(batch, Invoices.statistics(batch), Invoices.others(spark)::get)
                .into(new Table(lines, lines.filter("line <= 4"), states));
        return Auditor.audit(gate(Scope.TABLE, rules), added, 3);
    }

    private static TableStates before(SparkSession spark) {
        Dataset<Row> first = Invoices.lines(spark).filter("line <= 4");
        return Auditor.audit(gate(Scope.TABLE, SUMMABLE), Batch.of(first, Invoices.statistics(first)), 0)
                .states()
                .orElseThrow();
    }

    private static Dataset<Row> batch(SparkSession spark) {
        return Invoices.lines(spark).filter("line > 4");
    }

    private static Gate gate(Scope scope, List<String> rules) {
        return new Gate(rules.stream()
                .map(rule -> new QualityRule(rule, Severity.ERROR, scope, Invoices.HERE))
                .toList());
    }

    private static List<String> figures(Audit audit) {
        Scope scope = audit.states().isPresent() ? Scope.TABLE : Scope.BATCH;
        return audit.metrics().stream()
                .filter(metric -> metric.scope() == scope)
                .map(metric -> metric.name() + " " + metric.instance() + " " + (float) metric.value())
                .toList();
    }

    private record Table(Dataset<Row> all, Dataset<Row> staying, Optional<TableStates> states) implements TableToBe {
        @Override
        public RowSet after() {
            return new RowSet(all, Statistics.NOTHING);
        }

        @Override
        public RowSet kept() {
            return new RowSet(staying, Statistics.NOTHING);
        }

        @Override
        public Optional<RowSet> written() {
            return Optional.empty();
        }

        @Override
        public long base() {
            return 7;
        }
    }
}
