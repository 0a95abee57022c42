package io.meshline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.fixture.SharedSpark;
import io.meshline.model.AnomalyRule;
import io.meshline.model.AnomalyRule.ChangeRate;
import io.meshline.model.AnomalyRule.HoltWinters;
import io.meshline.model.AnomalyRule.OnlineNormal;
import io.meshline.model.AnomalyRule.Strategy;
import io.meshline.model.Audit;
import io.meshline.model.Gate;
import io.meshline.model.Metric;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.quality.MetricHistory.Point;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedSpark.class)
class AnomaliesTest {
    private static final Strategy HALF_TO_DOUBLE =
            new ChangeRate(Optional.of(new BigDecimal("0.5")), Optional.of(new BigDecimal("2")));
    private static final Strategy NORMAL = new OnlineNormal(new BigDecimal("3"));
    private static final double[] STEADY = {100, 102, 98, 101, 99, 100, 103, 97, 100, 101, 99, 100};
    /** Three weeks with a quiet last day. */
    private static final double[] WEEKS = IntStream.range(0, 21)
            .mapToDouble(day -> (day % 7 == 6 ? 20 : 100) + day % 3)
            .toArray();

    @Test
    void aChangeRateLooksAtTheLastBatch() {
        assertThat(outcome(HALF_TO_DOUBLE, 51, STEADY)).isEqualTo(Outcome.PASSED);
        assertThat(outcome(HALF_TO_DOUBLE, 49, STEADY)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(HALF_TO_DOUBLE, 201, STEADY)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(new ChangeRate(Optional.empty(), Optional.of(BigDecimal.ONE)), 1, STEADY))
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void onlineNormalKnowsHowMuchTheFigureVaries() {
        assertThat(outcome(NORMAL, 104, STEADY)).isEqualTo(Outcome.PASSED);
        assertThat(outcome(NORMAL, 120, STEADY)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(NORMAL, 80, STEADY)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void holtWintersKnowsTheSeasonAndPrintsNothing() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            double[] untilSaturday = DoubleStream.of(WEEKS).limit(20).toArray();
            assertThat(outcome(new HoltWinters(7), 101, WEEKS)).isEqualTo(Outcome.PASSED);
            assertThat(outcome(new HoltWinters(7), 20, WEEKS)).isEqualTo(Outcome.FAILED);
            assertThat(outcome(new HoltWinters(7), 21, untilSaturday)).isEqualTo(Outcome.PASSED);
            assertThat(outcome(new HoltWinters(7), 101, untilSaturday)).isEqualTo(Outcome.FAILED);
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void aNewDatasetIsQuietUntilItHasAHistory() {
        Verdict verdict = verdict(rule("RowCount", HALF_TO_DOUBLE), 1, 100, 100, 100, 100, 100, 100);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.reason()).isEqualTo("not evaluated: 6 of 7 batches are measured");
    }

    @Test
    void saysWhatTheFigureWasAndWhatItHadBeen() {
        Verdict verdict = verdict(rule("RowCount", HALF_TO_DOUBLE), 12, STEADY);
        assertThat(verdict.rule()).isEqualTo("anomalies.usual (RowCount, change-rate from 0.5 to 2)");
        assertThat(verdict.severity()).isEqualTo(Severity.WARN);
        assertThat(verdict.reason())
                .isEqualTo(
                        "anomalies.usual (RowCount, change-rate from 0.5 to 2): was 12, after 100 in the batch before");
        assertThat(verdict(rule("RowCount", NORMAL), 100, STEADY).rule())
                .isEqualTo("anomalies.usual (RowCount, online-normal within 3 deviations)");
        assertThat(verdict(rule("RowCount", new HoltWinters(7)), 100, WEEKS).rule())
                .isEqualTo("anomalies.usual (RowCount, holt-winters with a cycle of 7)");
    }

    @Test
    void theFigureIsMeasuredWithTheOthersAndKept(SparkSession spark) {
        Dataset<Row> rows = Invoices.lines(spark);
        Gate gate = new Gate(
                List.of(Invoices.rule("ColumnValues \"quantity\" > 0")),
                Optional.empty(),
                List.of(rule("Mean \"quantity\"", HALF_TO_DOUBLE), rule("DistinctValuesCount \"country\"", NORMAL)));
        Batch batch = Batch.of(rows, Invoices.rowsOnly(rows))
                .after(
                        metric -> metric.name().equals("Mean") ? points(7, 7, 7, 7, 7, 7, 7) : List.of(),
                        Instant.ofEpochMilli(100));

        Audit audit = Auditor.audit(gate, batch, 3);

        assertThat(audit.verdicts())
                .extracting(Verdict::reason)
                .containsExactly(
                        "",
                        "anomalies.usual (Mean \"quantity\", change-rate from 0.5 to 2): was 17.33333333, after 7 in the"
                                + " batch before",
                        "not evaluated: 0 of 7 batches are measured");
        assertThat(audit.metrics()).extracting(Metric::name).contains("Mean", "Histogram.bins");
        assertThat(audit.refuses()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "Mean \"pric\" ~ unknown column 'pric'",
                "Mean \"country\" ~ column 'country' is of type string, a number is needed",
                "RowCount > 5 ~ it is no rule in DQDL without its comparison, an example: Mean \"unit_price\"",
                "ColumnValues \"quantity\" ~ 'ColumnValues' is no figure that can be watched (supported:"
                        + " ColumnCorrelation, Completeness, DistinctValuesCount, Entropy, Mean, RowCount,"
                        + " StandardDeviation, Sum, UniqueValueRatio, Uniqueness)",
            })
    void whatCannotBeWatchedIsRefused(String metric, String objection, SparkSession spark) {
        Problems problems = new Problems();
        RuleChecker.check(rule(metric, NORMAL), Invoices.schemas(spark), problems);
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly("Invalid metric '" + metric + "': " + objection);
    }

    /** The lines of the sample's first fifteen days, on which the optimizer behind Deequ's Holt-Winters gives up. */
    @Test
    void aStrategyThatFindsNoParametersIsQuiet() {
        double[] lines = {3028, 2022, 2138, 2603, 3768, 2846, 2526, 2765, 2659, 1383, 2256, 1981, 1295, 1731, 3102};
        Verdict verdict = verdict(rule("RowCount", new HoltWinters(6)), 498, lines);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.reason())
                .isEqualTo("not evaluated: the strategy finds nothing that fits the batches before");
    }

    private static Outcome outcome(Strategy strategy, double now, double... before) {
        return verdict(rule("RowCount", strategy), now, before).outcome();
    }

    private static Verdict verdict(AnomalyRule rule, double now, double... before) {
        Reading reading = new Reading(Reading.State.HOLDS, List.of(), List.of(new Metric("Size", "*", now)));
        return new Anomalies(metric -> points(before), before.length).verdict(rule, reading);
    }

    private static List<Point> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i, values[i]))
                .toList();
    }

    private static AnomalyRule rule(String metric, Strategy strategy) {
        return new AnomalyRule("usual", metric, strategy, Severity.WARN, Math.max(7, strategy.least()), Invoices.HERE);
    }
}
