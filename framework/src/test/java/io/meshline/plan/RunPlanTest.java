package io.meshline.plan;

import static io.meshline.plan.Jobs.LINES;
import static io.meshline.plan.Jobs.ORDERS;
import static io.meshline.plan.Jobs.REVENUE;
import static io.meshline.plan.Jobs.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.fixture.Golden;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import io.meshline.model.MissingPeriods;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.RuleCost;
import io.meshline.model.RuleCost.Extent;
import io.meshline.model.RuleCost.Source;
import io.meshline.plan.DatasetState.Table;
import io.meshline.plan.TimeAxis.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final JobGraph GRAPH = Jobs.graph();
    private static final List<RuleCost> RULES = List.of(
            cost("RowCount > 0", Severity.ERROR, Source.STATISTICS, ""),
            cost("Mean \"price\" > 1", Severity.WARN, Source.SCAN, ""),
            cost("Mean \"price\" < 9", Severity.WARN, Source.SCAN, ""),
            cost("IsUnique \"line\"", Severity.ERROR, Source.GROUPING, "line"));
    private static final Planner PLANNER = new Planner(Jobs.mesh(), GRAPH, Map.of(SOLD, RULES));

    @Test
    void foretellsWhatFollowsFromNewFiles() {
        RunPlan plan = plan(GRAPH.order(), Map.of(LINES, List.of(new Change.NewFiles(3, 1_258_291))));
        Golden.check("plan.txt", plan.toText());
        Golden.check("plan.json", plan.toJson());
    }

    @Test
    void givesSchedulersOnlyWhatIsSelected() {
        Golden.check("plan-of-one-job.json", plan(List.of(SOLD), Map.of()).toJson());
    }

    @Test
    void saysThatNothingIsToBeDone() {
        assertThat(plan(List.of(LINES, ORDERS), Map.of()).toText()).isEqualTo("""
                        sales.raw.invoice_lines  up to date  no new files
                        stock.external.orders    up to date  nothing new
                        2 jobs: 2 up to date
                        """);
        assertThat(plan(List.of(), Map.of()).toText()).isEqualTo("0 jobs\n");
    }

    @Test
    void takesAnInputThatIsNotThereYetFromTheSameRun() {
        Map<DatasetId, List<Change>> changes = Map.of(
                LINES, List.of(new Change.NewFiles(1, 1)),
                SOLD, List.of(new Change.Absent(LINES.toString())),
                REVENUE, List.of(new Change.Rewritten(SOLD.toString(), 1, 2)));
        assertThat(plan(List.of(LINES, SOLD, REVENUE), changes).jobs())
                .extracting(JobPlan::reason)
                .containsExactly(
                        "1 new file (1 B)",
                        "after sales.raw.invoice_lines",
                        "sales.events.item_sold was rewritten (version 1 to 2), after sales.events.item_sold");
    }

    @Test
    void tellsWhatEachRuleCosts() {
        assertThat(plan(List.of(SOLD), Map.of()).toTextWithRules()).isEqualTo("""
                        sales.events.item_sold  up to date  nothing new
                          from sales.raw.invoice_lines
                          gate of 4 rules: 1 from file statistics, 2 in one scan, 1 by grouping
                            error  RowCount > 0  from file statistics
                            warn  Mean "price" > 1  in one scan
                            warn  Mean "price" < 9  in one scan
                            error  IsUnique "line"  by grouping (line)
                        1 job: 1 up to date
                        """);
    }

    @Test
    void namesExpectedPeriodsThatTablesLack() {
        List<MissingPeriods> gaps = IntStream.rangeClosed(1, 7)
                .mapToObj(month -> new MissingPeriods("2010-0" + month + "-01", "2010-0" + month + "-02", 2))
                .toList();
        RunPlan plan = plan(List.of(LINES, SOLD), Map.of());
        assertThat(plan.lacking(Map.of(SOLD, gaps)).toText()).contains("""
                          from sales.raw.invoice_lines
                          lacks 14 expected periods: 2010-01-01 to 2010-01-02, 2010-02-01 to 2010-02-02, 2010-03-01 to\
                         2010-03-02, 2010-04-01 to 2010-04-02, 2010-05-01 to 2010-05-02 and 2 more gaps
                        """);
        RunPlan one = plan.lacking(Map.of(SOLD, List.of(new MissingPeriods("2010-01-01", "2010-01-01", 1))));
        assertThat(one.toText()).contains("  lacks 1 expected period: 2010-01-01\n");
        assertThat(one.toJson()).contains("\"from\" : \"2010-01-01\",", "\"periods\" : 1\n");
    }

    @Test
    void saysWhatAnIntervalMeansToEachJob() {
        Refresh interval = Refresh.of(new Interval(
                Bound.parse("2010-12-02").orElseThrow(),
                Bound.parse("2010-12-03").orElseThrow()));
        RunPlan plan = PLANNER.plan(
                List.of(LINES, SOLD, REVENUE),
                interval,
                dataset -> new DatasetState(
                        Table.CURRENT,
                        GRAPH.inputs(dataset.id()),
                        List.of(),
                        Optional.of(new TimeAxis("sold_at", Scale.MOMENTS))));
        assertThat(plan.toText()).isEqualTo("""
                        sales.raw.invoice_lines         up to date  no new files
                          interval: not computed anew, since raw keeps what arrived
                        sales.events.item_sold          interval    2010-12-02 to 2010-12-03 by sold_at
                          from sales.raw.invoice_lines
                          gate of 4 rules: 1 from file statistics, 2 in one scan, 1 by grouping
                        sales.aggregates.daily_revenue  overwrite   after sales.events.item_sold, if rows of it change
                          from sales.events.item_sold
                          from sales.manual.targets
                          interval: covered, since all rows are computed anew
                        3 jobs: 1 up to date, 1 overwrite, 1 interval
                        """);
        assertThat(plan.toJson().replaceAll("\\s+", " "))
                .contains("\"interval\" : { \"from\" : \"2010-12-02\", \"to\" : \"2010-12-03\" }")
                .contains("\"interval\" : { \"effect\" : \"covered\", \"reason\" : \"all rows are computed anew\" }")
                .contains("\"--env\", \"local\", \"--from\", \"2010-12-02\", \"--to\", \"2010-12-03\" ]");
    }

    private static RuleCost cost(String rule, Severity severity, Source source, String detail) {
        return new RuleCost(rule, severity, Extent.BATCH, source, detail);
    }

    private static RunPlan plan(List<DatasetId> jobs, Map<DatasetId, List<Change>> changes) {
        return PLANNER.plan(jobs, Refresh.INCREMENTAL, dataset -> state(dataset, changes));
    }

    private static DatasetState state(Dataset dataset, Map<DatasetId, List<Change>> changes) {
        return new DatasetState(
                Table.CURRENT, GRAPH.inputs(dataset.id()), changes.getOrDefault(dataset.id(), List.of()));
    }
}
