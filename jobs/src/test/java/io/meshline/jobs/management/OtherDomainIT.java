package io.meshline.jobs.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshline.jobs.Commands;
import io.meshline.jobs.Commands.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a domain does while the one that it reads from has nothing to give. */
class OtherDomainIT {
    @TempDir
    private Path folder;

    private Commands commands;

    @BeforeEach
    void keepTargetsAndDeliverNothing() {
        commands = new ManagementFolders(folder).commands();
    }

    @Test
    void waitsForATableThatTheOtherDomainHasNotWrittenYet() {
        Result run = commands.run("run", "--domain", "management", "--format", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.json().get("jobs"))
                .extracting(
                        job -> job.get("job").asText() + " " + job.get("action").asText())
                .containsExactly(
                        "management.manual.revenue_target overwrite",
                        "management.manual.sales_region overwrite",
                        "management.external.daily_revenue up to date",
                        "management.aggregates.target_achievement up to date",
                        "management.aggregates.region_achievement up to date");
        assertThat(commands.run("plan", "management.external", "management.aggregates")
                        .out())
                .isEqualTo("""
                        management.external.daily_revenue         up to date  sales.aggregates.daily_revenue is not there yet
                          from sales.aggregates.daily_revenue
                        management.aggregates.target_achievement  up to date  management.external.daily_revenue is not there yet
                          from management.external.daily_revenue
                          from management.manual.revenue_target
                        management.aggregates.region_achievement  up to date  management.aggregates.target_achievement is not there yet
                          from management.aggregates.target_achievement
                          from management.manual.sales_region
                        3 jobs: 3 up to date
                        """);
    }

    @Test
    void skipsWhatNeedsTheOtherDomainWhereThatFails() {
        Result run = commands.run("run", "--format", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.job("sales.raw.invoice_lines").get("status").asText()).isEqualTo("failed");
        assertThat(run.job("management.manual.revenue_target").get("status").asText())
                .isEqualTo("succeeded");
        JsonNode skipped = run.job("management.external.daily_revenue");
        assertThat(skipped.get("status").asText()).isEqualTo("skipped");
        assertThat(skipped.get("error").get("message").asText())
                .isEqualTo("Skipped 'management.external.daily_revenue': it needs 'sales.aggregates.daily_revenue',"
                        + " which did not succeed.");
    }
}
