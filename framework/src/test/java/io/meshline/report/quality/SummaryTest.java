package io.meshline.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.DatasetId;
import io.meshline.model.Owner;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Instant AT = Instant.parse("2010-12-24T04:00:00Z");
    private static final Owner OWNER = new Owner("sales-data", "sales-data@example.com");

    @Test
    void tellsWhichRuleRefusedTheRowsAndWhatReadersSee() {
        assertThat(happened("", broken(Severity.ERROR, "quantity", "price"), Standing.PASSED, Standing.REFUSED))
                .isEqualTo("Its newest rows were refused on 2010-12-24 04:00 UTC: ColumnValues \"quantity\" > 0 (the"
                        + " smallest value was -1) and 1 other rule. Readers still see the rows of 2010-12-23 04:00"
                        + " UTC.");
    }

    @Test
    void tellsSinceHowManyRunsADatasetIsRefused() {
        assertThat(happened(
                        "", broken(Severity.ERROR, "quantity"), Standing.REFUSED, Standing.REFUSED, Standing.REFUSED))
                .isEqualTo("Its newest rows were refused on 2010-12-24 04:00 UTC, as were those of the 2 runs before:"
                        + " ColumnValues \"quantity\" > 0 (the smallest value was -1). Nothing was ever written, so"
                        + " readers find no table.");
    }

    @Test
    void tellsWhyTheLastRunsFailed() {
        assertThat(happened("The disk is full", List.of(), Standing.FAILED, Standing.FAILED))
                .isEqualTo("Its last run failed on 2010-12-24 04:00 UTC, as did the run before: The disk is full."
                        + " Nothing was ever written, so readers find no table.");
    }

    @Test
    void tellsWhatASkippedDatasetWaitsFor() {
        String error = "Skipped 'sales.events.item_sold': it needs 'sales.raw.invoice_lines', which did not succeed.";
        assertThat(happened(error, List.of(), Standing.PASSED, Standing.SKIPPED))
                .isEqualTo("It was not refreshed on 2010-12-24 04:00 UTC. " + error
                        + " Readers still see the rows of 2010-12-23 04:00 UTC.");
    }

    @Test
    void tellsWhichRuleWarned() {
        assertThat(happened("", broken(Severity.WARN, "quantity"), Standing.WARNED))
                .isEqualTo("Its newest rows, written on 2010-12-24 04:00 UTC, broke ColumnValues \"quantity\" > 0 (the"
                        + " smallest value was -1).");
    }

    @Test
    void callsFirstWhomMostDatasetsConcern() {
        Owner other = new Owner("stock", "#stock");
        List<DomainQuality> domains = List.of(
                new DomainQuality("sales", "", OWNER, List.of(dataset("a", Standing.FAILED))),
                new DomainQuality(
                        "stock",
                        "",
                        other,
                        List.of(
                                dataset("b", Standing.FAILED),
                                dataset("c", Standing.REFUSED),
                                dataset("d", Standing.PASSED))));
        Summary summary = Summary.of(report(domains));
        assertThat(summary.headline()).isEqualTo("3 of 4 datasets need a person now.");
        assertThat(summary.calls()).extracting(call -> call.owner().team()).containsExactly("stock", "sales-data");
        assertThat(summary.calls().get(0).about())
                .extracting(entry -> entry.dataset().id().name())
                .containsExactly("c", "b");
    }

    @Test
    void saysThatNothingNeedsAPerson() {
        DomainQuality domain = new DomainQuality("sales", "", OWNER, List.of(dataset("a", Standing.WARNED)));
        assertThat(Summary.of(report(List.of(domain))).headline())
                .isEqualTo(
                        "Nothing needs a person now: no dataset's newest rows were refused, and no last run failed.");
    }

    @Test
    void saysThatThereIsNothingToReportOn() {
        assertThat(Summary.of(report(List.of())).headline()).isEqualTo("There is no dataset to report on.");
    }

    private static QualityReport report(List<DomainQuality> domains) {
        return new QualityReport(new ReportScope("local", AT, AT), domains, List.of(), List.of());
    }

    private static String happened(String error, List<RuleRecord> rules, Standing... standings) {
        return Attention.of(dataset("item_sold", history(error, standings), rules), OWNER)
                .happened();
    }

    private static DatasetQuality dataset(String name, Standing standing) {
        return dataset(name, history("", standing), List.of());
    }

    private static DatasetQuality dataset(String name, RunHistory history, List<RuleRecord> rules) {
        DatasetId id = new DatasetId("sales", Zone.EVENTS, name);
        return new DatasetQuality(id, "", history, rules, List.of(), List.of(), List.of());
    }

    /** A run a day, the last one at {@link #AT}. */
    private static RunHistory history(String error, Standing... standings) {
        List<PastRun> runs = new ArrayList<>();
        for (int i = 0; i < standings.length; i++) {
            Instant at = AT.minus(Duration.ofDays(standings.length - 1L - i));
            runs.add(new PastRun("r" + i, at, standings[i], 1, 0, standings[i].isGood() ? "" : error));
        }
        Optional<Instant> lastGood = runs.stream()
                .filter(run -> run.standing().isGood())
                .map(PastRun::at)
                .max(Instant::compareTo);
        return new RunHistory(Optional.of(runs.get(runs.size() - 1)), lastGood, runs);
    }

    private static List<RuleRecord> broken(Severity severity, String... columns) {
        return Stream.of(columns)
                .map(column -> "ColumnValues \"" + column + "\" > 0")
                .map(rule ->
                        new Verdict(rule, severity, Outcome.FAILED, rule + ": the smallest value was -1", List.of()))
                .map(verdict -> new RuleRecord(verdict, "r", AT, 1, 1))
                .toList();
    }
}
