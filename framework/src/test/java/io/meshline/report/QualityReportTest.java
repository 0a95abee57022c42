package io.meshline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.DatasetId;
import io.meshline.model.QualityRule.Severity;
import io.meshline.model.Verdict;
import io.meshline.model.Verdict.Outcome;
import io.meshline.model.Zone;
import io.meshline.report.QualityReport.AuditedRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityReportTest {
    private static final Instant AT = Instant.parse("2010-12-24T04:00:00Z");
    private static final DatasetId SOLD = new DatasetId("sales", Zone.EVENTS, "item_sold");
    private static final DatasetId RETURNED = new DatasetId("sales", Zone.EVENTS, "item_returned");

    @Test
    void showsARefusalWithTheRowsThatBrokeTheRule() {
        Verdict failed = new Verdict(
                "ColumnValues \"quantity\" < 1000",
                Severity.ERROR,
                Outcome.FAILED,
                "ColumnValues \"quantity\" < 1000: the largest value was 2880",
                List.of("{\"quantity\":2880}"));
        Verdict passed = new Verdict("RowCount > 0", Severity.WARN, Outcome.PASSED, "", List.of());
        QualityReport report = new QualityReport(List.of(
                new AuditedRun(SOLD, "r2", AT, 0, List.of(failed, passed)),
                new AuditedRun(RETURNED, "r1", AT, 7, List.of(passed))));
        assertThat(report.lines())
                .containsExactly(
                        "sales.events.item_sold  refused, 2010-12-24T04:00:00Z, run r2",
                        "  failed  error  ColumnValues \"quantity\" < 1000",
                        "      the largest value was 2880",
                        "      {\"quantity\":2880}",
                        "  passed  warn   RowCount > 0",
                        "",
                        "sales.events.item_returned  batch 7, 2010-12-24T04:00:00Z, run r1",
                        "  passed  warn   RowCount > 0");
    }

    @Test
    void saysThatNothingWasAuditedYet() {
        assertThat(new QualityReport(List.of()).lines()).containsExactly("No job with quality rules has run yet.");
    }
}
