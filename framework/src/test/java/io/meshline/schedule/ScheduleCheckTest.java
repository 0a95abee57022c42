package io.meshline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.schedule.Granularity;
import io.meshline.model.schedule.Trigger;
import org.junit.jupiter.api.Test;

class ScheduleCheckTest {
    private static final String REVENUE = "sales.aggregates.daily_revenue";
    private static final String TARGETS = "finance.aggregates.targets <- finance.external.revenue";
    private static final String FOREIGN = "finance.external.revenue <- " + REVENUE;

    @Test
    void hasNothingAgainstTimeAndInputs() {
        assertThat(Meshes.of(REVENUE, FOREIGN, TARGETS)
                        .on("sales", "0 4 * * *", Trigger.NONE)
                        .on("finance", "", Trigger.ANY, REVENUE)
                        .problems())
                .isEmpty();
        assertThat(Meshes.of(REVENUE, FOREIGN, TARGETS)
                        .on("finance", "0 6 * * *", Trigger.ALL)
                        .by("finance", Granularity.ZONE)
                        .problems())
                .isEmpty();
    }

    @Test
    void tellsThatNoInputStartsADomain() {
        assertThat(Meshes.of(REVENUE).on("sales", "0 4 * * *", Trigger.ANY).problems())
                .containsExactly(
                        "sales.conf:2: Cannot schedule domain 'sales': inputs are to start it, but its jobs read no"
                                + " table of another domain. Give it a 'cron', or leave the schedule out for a domain that is run"
                                + " by hand");
    }

    @Test
    void suggestsTheInputThatWasMeant() {
        assertThat(Meshes.of(REVENUE, FOREIGN, TARGETS)
                        .on("finance", "", Trigger.ALL, "sales.aggregates.daily_revenues")
                        .problems())
                .containsExactly("finance.conf:2: Cannot schedule domain 'finance': 'inputs' names"
                        + " 'sales.aggregates.daily_revenues', which is no table of another domain that its jobs read."
                        + " Did you mean 'sales.aggregates.daily_revenue'?");
    }

    @Test
    void refusesDomainsThatStartEachOther() {
        Meshes circle = Meshes.of(
                "sales.events.sold",
                REVENUE + " <- sales.external.targets",
                "sales.external.targets <- finance.aggregates.targets",
                "finance.aggregates.targets",
                "finance.aggregates.reached <- finance.external.sold",
                "finance.external.sold <- sales.events.sold");
        circle.on("sales", "", Trigger.ANY).on("finance", "", Trigger.ANY);

        assertThat(circle.problems())
                .containsExactly("finance.conf:1: Cannot schedule domains that start each other in a circle: finance →"
                        + " sales → finance. Give one of them a 'cron' and trigger = none");
        assertThat(circle.on("sales", "0 4 * * *", Trigger.NONE).problems()).isEmpty();
    }

    @Test
    void refusesTasksOfZonesThatNeedEachOther() {
        Meshes mixed = Meshes.of(
                "sales.raw.lines",
                "sales.events.sold <- sales.raw.lines",
                "sales.entities.article <- sales.events.sold",
                "sales.events.returned <- sales.entities.article");

        assertThat(mixed.problems()).isEmpty();
        assertThat(mixed.by("sales", Granularity.ZONE).problems())
                .containsExactly(
                        "sales.conf:1: Cannot schedule domain 'sales' by zone: its zones 'events', 'entities' need"
                                + " each other. Set granularity to job or domain");
    }
}
