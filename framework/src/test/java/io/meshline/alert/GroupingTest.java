package io.meshline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.model.Alerts;
import io.meshline.report.JobRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private final Grouping grouping = new Grouping(Nights.mesh(Alerts.NONE));

    @Test
    void putsJobsOfADomainTogetherThatFailedWithTheSameWords() {
        assertThat(jobs(
                        Nights.storageFailed("sales.raw.a"),
                        Nights.storageFailed("management.raw.a"),
                        Nights.storageFailed("sales.raw.b")))
                .containsExactly("[management.raw.a]", "[sales.raw.a, sales.raw.b]");
    }

    @Test
    void looksPastNamesPlacesAndNumbers() {
        assertThat(jobs(
                        Nights.failed("sales.raw.a", ErrorCode.WRITE_FAILED, "sales.raw.a: lost executor 7 of 'h1'"),
                        Nights.failed("sales.raw.b", ErrorCode.WRITE_FAILED, "sales.raw.b: lost executor 12 of 'h2'")))
                .containsExactly("[sales.raw.a, sales.raw.b]");
    }

    @Test
    void tellsReasonsAndKindsOfErrorsApart() {
        assertThat(jobs(
                        Nights.failed("sales.raw.a", ErrorCode.WRITE_FAILED, "full"),
                        Nights.failed("sales.raw.b", ErrorCode.WRITE_FAILED, "gone"),
                        Nights.failed("sales.raw.c", ErrorCode.INTERNAL, "gone")))
                .containsExactly("[sales.raw.a]", "[sales.raw.b]", "[sales.raw.c]");
    }

    @Test
    void keepsRefusalsApartSinceTheirRulesAre() {
        assertThat(jobs(Nights.refused("sales.raw.a"), Nights.refused("sales.raw.b")))
                .containsExactly("[sales.raw.a]", "[sales.raw.b]");
    }

    @Test
    void countsSkippedJobsOfADomainTogether() {
        assertThat(jobs(
                        Nights.skipped("sales.events.a", "sales.raw.a"),
                        Nights.skipped("sales.events.b", "sales.raw.b")))
                .containsExactly("[sales.events.a, sales.events.b]");
    }

    private List<String> jobs(JobRun... runs) {
        return grouping.of(List.of(runs)).stream()
                .map(trouble -> trouble.jobs().toString())
                .toList();
    }
}
