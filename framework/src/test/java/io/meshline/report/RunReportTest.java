package io.meshline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.fixture.PublishedSchema;
import io.meshline.model.Audit;
import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.Interval.Bound;
import io.meshline.model.IntervalUse;
import io.meshline.model.IntervalUse.Effect;
import io.meshline.model.Ledger;
import io.meshline.model.Metric;
import io.meshline.model.Position;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private static final Instant START = Instant.parse("2010-12-24T04:00:00Z");
    private static final DatasetId RAW = new DatasetId("sales", Zone.RAW, "invoice_lines");
    private static final DatasetId SOLD = new DatasetId("sales", Zone.EVENTS, "item_sold");
    private static final DatasetId REVENUE = new DatasetId("sales", Zone.AGGREGATES, "daily_revenue");

    @Test
    void showsATableWithWhatWentWrongBelow() {
        assertThat(RunTable.lines(report(loaded(), refused(), skipped())))
                .containsExactly(
                        "job                             action     read  written  updated  unchanged  duplicate"
                                + "  filtered  quarantined  gate     version  seconds",
                        "sales.raw.invoice_lines         append   42,481   42,480        0          0          0"
                                + "         0            1  passed         3      2.5",
                        "sales.events.item_sold          refused  42,480   41,000        0          0        180"
                                + "     1,300            0  refused        -      1.0",
                        "sales.aggregates.daily_revenue  skipped       -        -        -          -          -"
                                + "         -            -  -              -      0.0",
                        "",
                        "sales.raw.invoice_lines",
                        "  warn: Cannot read file '/landing/day.csv': it is empty, without even a header line",
                        "",
                        "sales.events.item_sold",
                        "  error: RowCount > 50000: was 41000",
                        "  The gate refused the batch.",
                        "",
                        "Skipped.",
                        "",
                        "Run r1 refused with 1 warning: 1 of 3 jobs good in 4.0 s. Spark's log: logs/r1.log");
    }

    @Test
    void tellsOfARunThatThePlatformTablesDoNotTellOf() {
        RunReport report = new RunReport(
                "r1",
                "local",
                List.of(loaded()),
                Optional.of(new Failure(ErrorCode.WRITE_FAILED, "Cannot bring the platform tables up to date.")),
                4.0,
                "logs/r1.log");
        assertThat(RunTable.lines(report))
                .endsWith(
                        "",
                        "Cannot bring the platform tables up to date.",
                        "",
                        "Run r1 failed with 1 warning: 1 of 1 jobs good in 4.0 s. Spark's log: logs/r1.log");
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(RunDocument.json(report)).contains("\"code\" : \"WRITE_FAILED\"");
    }

    @Test
    void endsWithTheExitCodeOfWhatNeedsAPersonFirst() {
        assertThat(report(loaded()).exitCode()).isZero();
        assertThat(report(loaded(), refused(), skipped()).exitCode()).isEqualTo(3);
        assertThat(report(refused(), failed(ErrorCode.WRITE_FAILED)).exitCode()).isEqualTo(3);
        assertThat(report(failed(ErrorCode.WRITE_FAILED)).exitCode()).isEqualTo(1);
        assertThat(report(refused(), failed(ErrorCode.LEDGER_UNBALANCED)).exitCode())
                .isEqualTo(4);
    }

    @Test
    void saysWhetherGatesAloneStoppedJobs() {
        assertThat(report(loaded()).status()).isEqualTo("succeeded");
        assertThat(report(loaded(), refused(), skipped()).status()).isEqualTo("refused");
        assertThat(report(refused(), failed(ErrorCode.WRITE_FAILED)).status()).isEqualTo("failed");
    }

    @Test
    void readsBackFromACommitWhatItWroteIntoIt() {
        JobRun run = loaded();
        assertThat(JobRunJson.read(JobRunJson.write(run), 3)).contains(run);
    }

    @Test
    void takesCommitsOfOthersForNothing() {
        assertThat(JobRunJson.read("by hand", 3)).isEmpty();
        assertThat(JobRunJson.read("{\"note\": \"by hand\"}", 3)).isEmpty();
        assertThat(JobRunJson.read("", 3)).isEmpty();
    }

    @Test
    void writesDocumentsOfThePublishedSchema() {
        PublishedSchema schema = PublishedSchema.of("run-result.schema.json");
        RunReport report = report(loaded(), refused(), failed(ErrorCode.WRITE_FAILED), skipped());
        assertThat(schema.violations(RunDocument.json(report))).isEmpty();

        Problem placed = Problem.at(new Origin("conf/platform.conf", 3), ErrorCode.INVALID_CONFIG, "Unknown key.");
        List<Problem> problems = List.of(placed, Problem.of(ErrorCode.USAGE, "Unknown option."));
        assertThat(schema.violations(RunDocument.json(2, problems))).isEmpty();
        assertThat(schema.violations("{\"version\": 2}")).hasSizeGreaterThan(5);
    }

    @Test
    void writesOneDocumentForPrograms() {
        assertThat(RunDocument.json(report(failed(ErrorCode.WRITE_FAILED)))).isEqualToIgnoringNewLines("""
                {
                  "version" : 1,
                  "exitCode" : 1,
                  "status" : "failed",
                  "runId" : "r1",
                  "environment" : "local",
                  "seconds" : 4.0,
                  "sparkJobs" : 2,
                  "log" : "logs/r1.log",
                  "error" : null,
                  "lineage" : null,
                  "problems" : [ ],
                  "interval" : null,
                  "jobs" : [ {
                    "job" : "sales.events.item_sold",
                    "action" : "append",
                    "status" : "failed",
                    "read" : 42480,
                    "exploded" : 0,
                    "written" : 41000,
                    "updated" : 0,
                    "unchanged" : 0,
                    "duplicate" : 180,
                    "filtered" : 1300,
                    "quarantined" : 0,
                    "changed" : { },
                    "gate" : "-",
                    "version" : null,
                    "seconds" : 1.0,
                    "sparkJobs" : 2,
                    "inputs" : [ {
                      "input" : "sales.raw.invoice_lines",
                      "version" : 3
                    } ],
                    "warnings" : [ ],
                    "error" : {
                      "code" : "WRITE_FAILED",
                      "message" : "Failed."
                    },
                    "interval" : null
                  } ]
                }""");
    }

    @Test
    void countsTheLineageEventsThatDidNotArriveAndSaysWhyOnce() {
        LineageCount count = new LineageCount(40, 3, Optional.of("http answered 503"));
        RunReport report = report(loaded()).with(Optional.of(count));

        assertThat(RunTable.lines(report))
                .contains("warn: Failed to deliver 3 of 43 lineage events: http answered 503");
        assertThat(RunDocument.json(report).replaceAll("\\s+", " "))
                .contains("\"lineage\" : { \"sent\" : 40, \"failed\" : 3, \"reason\" : \"http answered 503\" }");
        assertThat(RunTable.lines(report(loaded()).with(Optional.of(new LineageCount(43, 0, Optional.empty())))))
                .noneMatch(line -> line.contains("lineage"));
    }

    @Test
    void tellsWhatAnIntervalMeantToEachJob() {
        Interval interval = new Interval(
                Bound.parse("2010-12-02").orElseThrow(),
                Bound.parse("2010-12-03").orElseThrow());
        IntervalUse raw = new IntervalUse(interval, Effect.IGNORED, "raw keeps what arrived");
        IntervalUse sold = new IntervalUse(interval, Effect.RECOMPUTED, "2010-12-02 to 2010-12-03 by sold_at");
        RunReport report = report(loaded(), failed(ErrorCode.WRITE_FAILED))
                .with(
                        interval,
                        Map.of(
                                loaded().job(),
                                raw,
                                failed(ErrorCode.WRITE_FAILED).job(),
                                sold));
        assertThat(RunTable.lines(report))
                .contains(
                        "  note: rows of 2010-12-02 to 2010-12-03 are not computed anew, since raw keeps what arrived")
                .filteredOn(line -> line.contains("note"))
                .hasSize(1);
        assertThat(RunDocument.json(report).replaceAll("\\s+", " "))
                .contains("\"interval\" : { \"from\" : \"2010-12-02\", \"to\" : \"2010-12-03\" }")
                .contains("\"interval\" : { \"effect\" : \"ignored\", \"reason\" : \"raw keeps what arrived\" }")
                .contains("\"interval\" : { \"effect\" : \"recomputed\", \"reason\" :"
                        + " \"2010-12-02 to 2010-12-03 by sold_at\" }");
    }

    private static RunReport report(JobRun... runs) {
        return new RunReport("r1", "local", List.of(runs), Optional.empty(), 4.0, "logs/r1.log");
    }

    private static JobRun loaded() {
        Work work = new Work(
                2,
                OptionalLong.of(3),
                new Ledger(42481, 42480, 0, 0, 0, 0, 1),
                List.of(new Position("files", "listing", 17)),
                "f1",
                START,
                2.5,
                4);
        Audit audit = new Audit(
                List.of(new Verdict("RowCount > 0", Severity.ERROR, Outcome.PASSED, "", List.of())),
                List.of(new Metric("Size", "*", 42480)));
        return new JobRun(
                "r1",
                RAW,
                "append",
                JobStatus.SUCCEEDED,
                work,
                audit,
                Optional.empty(),
                List.of("Cannot read file '/landing/day.csv': it is empty, without even a header line"));
    }

    private static Work soldWork() {
        return new Work(
                0,
                OptionalLong.empty(),
                new Ledger(42480, 41000, 0, 0, 180, 1300, 0),
                List.of(new Position("sales.raw.invoice_lines", "t1", 3)),
                "f2",
                START,
                1,
                2);
    }

    private static JobRun refused() {
        Audit audit = new Audit(
                List.of(new Verdict(
                        "RowCount > 50000", Severity.ERROR, Outcome.FAILED, "RowCount > 50000: was 41000", List.of())),
                List.of());
        Failure failure = new Failure(ErrorCode.GATE_REFUSED, "The gate refused the batch.");
        return new JobRun("r1", SOLD, "append", JobStatus.REFUSED, soldWork(), audit, Optional.of(failure), List.of());
    }

    private static JobRun failed(ErrorCode code) {
        Failure failure = new Failure(code, "Failed.");
        return new JobRun(
                "r1", SOLD, "append", JobStatus.FAILED, soldWork(), Audit.NONE, Optional.of(failure), List.of());
    }

    private static JobRun skipped() {
        Failure failure = new Failure(ErrorCode.UPSTREAM_FAILED, "Skipped.");
        return new JobRun(
                "r1",
                REVENUE,
                "overwrite",
                JobStatus.SKIPPED,
                Work.none(START),
                Audit.NONE,
                Optional.of(failure),
                List.of());
    }
}
