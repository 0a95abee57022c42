package io.meshline.config;

import static io.meshline.config.SettingsDecoder.layered;

import io.meshline.model.schedule.Attempts;
import io.meshline.model.schedule.Granularity;
import io.meshline.model.schedule.Intervals;
import io.meshline.model.schedule.Runs;
import io.meshline.model.schedule.Runs.Missed;
import io.meshline.model.schedule.Scheduling;
import io.meshline.model.schedule.Submission;
import io.meshline.model.schedule.Submission.DeployMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decodes {@code airflow}, for all domains or for one. */
final class AirflowDecoder {
    static final Key<Granularity> GRANULARITY = layered(
            "granularity",
            choice(Granularity.values(), Granularity::key),
            "What one task runs: each job has a log and retries of its own; a zone or the domain starts Spark once for"
                    + " all its jobs.");
    static final Key<Text> ID_PREFIX = layered(
            "dag-id-prefix",
            ScheduleTypes.ID_PREFIX,
            "What stands before the domain's name in the DAG's; two environments in one Airflow need two.");
    static final Key<LocalDate> START = layered(
            "start-date",
            ScheduleTypes.DATE,
            "The first day that there may be runs of, in the domain's time zone; never computed.");
    static final Key<Boolean> CATCH_UP = layered(
            "catch-up",
            Types.FLAG,
            "true: a run for each time that was missed. false: one, which takes in all that is new.");
    static final Key<Integer> MOST_ACTIVE =
            layered("max-active-runs", Types.wholeNumberFrom(1), "Runs of a domain that go on at the same time.");
    static final Key<Intervals> INTERVALS = layered(
            "intervals",
            choice(Intervals.values(), Intervals::key),
            "Which runs compute their time range anew, besides taking in what is new: all, backfill (and what these"
                    + " trigger), none; a range given with a run always counts.");
    static final Key<List<Text>> TAGS =
            layered("tags", Types.TEXTS, "Labels of the DAG, besides the domain's archetype and team.");
    static final Key<Integer> RETRIES = layered(
            "retries",
            Types.wholeNumberFrom(0),
            "How often a task that failed for an outside reason (exit code 1) is tried again; 2, 3 and 4 never are.");
    static final Key<Duration> DELAY = layered(
            "retry-delay",
            Types.durationFrom(Duration.ofMillis(1)),
            "How long the first retry waits; each further one waits twice as long.");
    static final Key<Duration> LONGEST_DELAY =
            layered("retry-delay-limit", Types.durationFrom(Duration.ofMillis(1)), "How long a retry waits at most.");
    static final Key<Duration> TIMEOUT = layered(
            "timeout", Types.durationFrom(Duration.ofMillis(1)), "How long one try may take before it is ended.");
    static final Key<Text> POOL = layered(
            "pool", Types.TEXT, "The pool of Airflow that limits tasks; it must be there, or tasks wait for ever.");
    static final Key<Integer> SLOTS =
            layered("pool-slots", Types.wholeNumberFrom(1), "Slots of the pool a task takes.");
    static final Key<Text> CONNECTION =
            layered("connection", Types.TEXT, "The connection of Airflow that names the Spark master.");
    static final Key<DeployMode> DEPLOY_MODE = layered(
            "deploy-mode",
            choice(DeployMode.values(), DeployMode::key),
            "client: the driver is a process of the task. cluster: it runs on the cluster, and only its result file"
                    + " tells how it ended.");
    static final Key<Text> JAR = layered(
            "jar",
            Types.TEXT,
            "Meshline's jar, which any place that spark-submit knows may hold; a * in the name stands for anything.");
    static final Key<Text> CONF_DIR =
            layered("conf-dir", Types.TEXT, "The folder of the configuration, as the driver sees it.");
    static final Key<Text> RESULTS = layered(
            "results",
            Types.TEXT,
            "Folder for the results of tasks, which driver and workers of Airflow must both reach.");
    static final Key<Value> SPARK = layered(
            "spark",
            Types.FREE,
            "Settings of Spark that must be there before the driver starts, such as \"spark.driver.memory\".");
    static final Shape SHAPE = Shape.of(
            "Airflow",
            "airflow",
            GRANULARITY,
            INTERVALS,
            START,
            CATCH_UP,
            MOST_ACTIVE,
            RETRIES,
            DELAY,
            LONGEST_DELAY,
            TIMEOUT,
            POOL,
            SLOTS,
            TAGS,
            ID_PREFIX,
            CONNECTION,
            DEPLOY_MODE,
            JAR,
            CONF_DIR,
            RESULTS,
            SPARK);

    private AirflowDecoder() {}

    /** How domains are run that are not scheduled; what could not be read is as it is without a key, its problem told. */
    static Scheduling decode(Node node) {
        return new Scheduling(
                Optional.empty(),
                node.find(GRANULARITY).orElse(Granularity.JOB),
                runs(node),
                attempts(node),
                submission(node));
    }

    private static Runs runs(Node node) {
        Runs otherwise = Scheduling.BY_HAND.runs();
        return new Runs(
                node.text(ID_PREFIX),
                node.find(START).orElse(otherwise.start()),
                node.find(CATCH_UP).orElse(false) ? Missed.CAUGHT_UP : Missed.SKIPPED,
                node.find(MOST_ACTIVE).orElse(otherwise.mostActive()),
                node.find(INTERVALS).orElse(otherwise.intervals()),
                node.list(TAGS).stream().map(Text::text).toList());
    }

    private static Attempts attempts(Node node) {
        Duration delay = node.find(DELAY).orElse(Duration.ZERO);
        Duration longest = node.find(LONGEST_DELAY).orElse(delay);
        if (longest.compareTo(delay) < 0) {
            node.problem(DELAY, "must not be longer than retry-delay-limit");
        }
        return new Attempts(
                node.find(RETRIES).orElse(0),
                delay,
                longest,
                node.find(TIMEOUT).orElse(Duration.ZERO),
                node.text(POOL),
                node.find(SLOTS).orElse(1));
    }

    private static Submission submission(Node node) {
        return new Submission(
                node.text(CONNECTION),
                node.find(DEPLOY_MODE).orElse(DeployMode.CLIENT),
                node.text(JAR),
                node.text(CONF_DIR),
                node.text(RESULTS),
                node.find(SPARK).map(SparkSettings::decodeShown).orElse(Map.of()));
    }

    private static <T> Type<T> choice(T[] values, Function<T, String> key) {
        return Types.choice(Arrays.stream(values).collect(Collectors.toMap(key, Function.identity())));
    }
}
