package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.model.DatasetId;
import io.meshline.model.schedule.Granularity;
import io.meshline.model.schedule.Intervals;
import io.meshline.model.schedule.Runs.Missed;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Scheduling;
import io.meshline.model.schedule.Submission.DeployMode;
import io.meshline.model.schedule.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code domain.schedule} and {@code airflow}. */
class ScheduleDecoderTest {
    private static final String AT = "conf/domains/sales/domain.conf:7: Cannot read domain 'sales': ";

    @TempDir
    private Path folder;

    private ConfFolder conf;

    @BeforeEach
    void makeFolder() {
        conf = new ConfFolder(folder);
    }

    @Test
    void leavesADomainWithoutScheduleToPeople() {
        assertThat(scheduling().schedule()).isEmpty();
    }

    @Test
    void takesAnExpressionForTheClockOfUtc() {
        Schedule schedule = schedule("\"0 4 * * *\"");
        assertThat(schedule.cron()).contains("0 4 * * *");
        assertThat(schedule.timeZone()).hasToString("UTC");
        assertThat(schedule.trigger()).isEqualTo(Trigger.NONE);
    }

    @Test
    void readsTimeZoneAndWhatInputsDo() {
        Schedule schedule = schedule("{ cron = \"0 4 * * mon-fri\", time-zone = Europe/London, trigger = all,"
                + " inputs = [stock.events.moved] }");
        assertThat(schedule.timeZone()).hasToString("Europe/London");
        assertThat(schedule.trigger()).isEqualTo(Trigger.ALL);
        assertThat(schedule.inputs())
                .containsExactly(DatasetId.parse("stock.events.moved").orElseThrow());
    }

    @Test
    void isStartedByAnyInputWhereTimeStartsNothing() {
        Schedule schedule = schedule("{}");
        assertThat(schedule.cron()).isEmpty();
        assertThat(schedule.trigger()).isEqualTo(Trigger.ANY);
        assertThat(schedule("{ cron = \"0 4 * * *\" }").trigger()).isEqualTo(Trigger.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 4 1,15 * *",
                "*/15 6-22 * * MON-FRI",
                "0 0 * jan,jul sun",
                "5-55/10 4 * * 7",
                " 0  4 * * * "
            })
    void takesWhatCronTakes(String cron) {
        assertThat(schedule('"' + cron + '"').cron()).contains(cron.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at four",
                "0 4 * *",
                "60 4 * * *",
                "0 24 * * *",
                "0 4 0 * *",
                "0 4 * 13 *",
                "0 4 * * 8",
                "0 4 * * mo",
                "5-1 4 * * *",
                "*/0 4 * * *",
                "0/5 4 * * *",
                "0 4 ? * *",
                "0 4,, * * *",
                "0 0 4 * * *",
                "@daily"
            })
    void refusesWhatCronDoesNotTake(String cron) {
        assertThat(problems("schedule = \"" + cron + "\""))
                .containsExactly(AT + "'domain.schedule' must be a cron expression of five fields such as"
                        + " \"0 4 * * *\", or an object, was \"" + cron + "\"");
    }

    @Test
    void tellsWhatIsWrongWithASchedule() {
        assertThat(problems("schedule { cron = daily, time-zone = London, trigger = some, inputs = [stock], at = 4 }"))
                .containsExactly(
                        AT + "'domain.schedule.cron' must be a cron expression of five fields such as \"0 4 * * *\","
                                + " was \"daily\"",
                        AT + "'domain.schedule.inputs[0]' must be an address such as sales.aggregates.daily_revenue,"
                                + " was \"stock\"",
                        AT + "'domain.schedule.time-zone' must be the name of a time zone such as Europe/London or UTC,"
                                + " was \"London\"",
                        AT + "'domain.schedule.trigger' must be one of all, any, none, was \"some\"",
                        AT + "unknown key 'domain.schedule.at'");
        assertThat(problems("schedule { trigger = none, inputs = [stock.events.moved] }"))
                .containsExactly(
                        AT + "'domain.schedule' starts nothing: it has no cron, and trigger = none. Leave it out for a"
                                + " domain run by hand",
                        AT + "'domain.schedule.inputs' has no effect with trigger = none");
    }

    @Test
    void takesForADomainWhatHoldsForAllWhereItDoesNotSayOtherwise() {
        conf.file("platform.conf", "airflow { retries = 7, pool = spark, spark { \"spark.driver.memory\" = 2g } }")
                .domain("""
                        airflow {
                          granularity = zone, intervals = all, start-date = "2026-03-01", catch-up = true
                          max-active-runs = 2, retry-delay = 1m, retry-delay-limit = 2m, timeout = 3h, pool-slots = 4
                          tags = [night], dag-id-prefix = "", connection = yarn, deploy-mode = cluster, jar = "a.jar"
                          conf-dir = "s3a://a/conf", results = "s3a://a/results", spark { spark.executor.cores = 2 }
                        }
                        """);
        Scheduling own = scheduling();

        assertThat(own.granularity()).isEqualTo(Granularity.ZONE);
        assertThat(own.runs().idPrefix()).isEmpty();
        assertThat(own.runs().start()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(own.runs().missed()).isEqualTo(Missed.CAUGHT_UP);
        assertThat(own.runs().mostActive()).isEqualTo(2);
        assertThat(own.runs().intervals()).isEqualTo(Intervals.ALL);
        assertThat(own.runs().tags()).containsExactly("night");
        assertThat(own.attempts().retries()).isEqualTo(7);
        assertThat(own.attempts().delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(own.attempts().longestDelay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(own.attempts().timeout()).isEqualTo(Duration.ofHours(3));
        assertThat(own.attempts().pool()).isEqualTo("spark");
        assertThat(own.attempts().slots()).isEqualTo(4);
        assertThat(own.submission().connection()).isEqualTo("yarn");
        assertThat(own.submission().deployMode()).isEqualTo(DeployMode.CLUSTER);
        assertThat(own.submission().jar()).isEqualTo("a.jar");
        assertThat(own.submission().confDir()).isEqualTo("s3a://a/conf");
        assertThat(own.submission().results()).isEqualTo("s3a://a/results");
        assertThat(own.submission().spark())
                .isEqualTo(Map.of("spark.driver.memory", "2g", "spark.executor.cores", "2"));
        conf.domain("");
        assertThat(scheduling().attempts().retries()).isEqualTo(7);
        assertThat(scheduling().granularity()).isEqualTo(Granularity.JOB);
    }

    @Test
    void tellsWhatIsWrongWithAWay() {
        assertThat(problemsOf("airflow { start-date = today, dag-id-prefix = \"a b\","
                        + " spark { \"spark.a.password\" { env = KEY } } }"))
                .containsExactly(
                        AT + "'airflow.dag-id-prefix' must be letters, digits, '_', '-' and '.', was \"a b\"",
                        AT
                                + "'airflow.spark.\"spark.a.password\"' is a secret, which a scheduler would show. Declare it"
                                + " under 'spark' of the environment",
                        AT + "'airflow.start-date' must be a date such as 2026-11-01, was \"today\"");
        assertThat(problemsOf("airflow { retry-delay = 2h, retry-delay-limit = 1h }"))
                .containsExactly(AT + "'airflow.retry-delay' must not be longer than retry-delay-limit");
    }

    private Schedule schedule(String text) {
        return withSchedule("schedule = " + text)
                .load()
                .domain("sales")
                .orElseThrow()
                .scheduling()
                .schedule()
                .orElseThrow();
    }

    private Scheduling scheduling() {
        return conf.load().domain("sales").orElseThrow().scheduling();
    }

    private List<String> problems(String line) {
        return withSchedule(line).problems();
    }

    private List<String> problemsOf(String text) {
        return conf.domain(text).problems();
    }

    private ConfFolder withSchedule(String line) {
        return conf.domain("domain." + line);
    }
}
