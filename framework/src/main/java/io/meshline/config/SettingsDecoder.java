package io.meshline.config;

import io.meshline.model.Alerts;
import io.meshline.model.Audience;
import io.meshline.model.Lineage;
import io.meshline.model.PersonalPolicy;
import io.meshline.model.Settings;
import java.util.List;
import java.util.Map;

/** Decodes what holds for every domain. The defaults stand in {@code reference.conf}. */
final class SettingsDecoder {
    /** What holds without a key: the value in {@code reference.conf}. */
    static final String IN_REFERENCE = "see `reference.conf`";

    static final Key<Text> ENVIRONMENT =
            layered("environment", Types.TEXT, "Name of the environment; set by --env, and an error in any file.");
    static final Key<Text> WAREHOUSE = layered(
            "warehouse", Types.TEXT, "Root of all tables, a Hadoop path; another value starts with empty tables.");
    static final Key<Text> LANDING = layered(
            "landing",
            Types.TEXT,
            "Folder below which files are delivered, a Hadoop path; sources refer to it as ${landing}.");
    static final Key<Text> LOGS =
            layered("logs", Types.TEXT, "Local folder of Spark's logs, one file a run; a failure names its file.");
    static final Key<Integer> PARALLELISM = layered(
            "parallelism",
            Types.wholeNumberFrom(1),
            "Jobs that run at the same time, at least 1; more need more memory in the driver.");
    static final Key<Integer> SAMPLE_ROWS = layered(
            "sample-rows",
            Types.wholeNumberFrom(0),
            "Offending rows kept for each broken rule, 0 for none; they may hold personal data.");
    static final Shape QUALITY_SHAPE = Shape.of("Quality of all domains", "quality", SAMPLE_ROWS);
    static final Key<Node> QUALITY =
            layered("quality", Types.object(QUALITY_SHAPE), "What the gates of all domains have in common.");
    static final Key<Node> ALERTS =
            layered("alerts", Types.object(AlertsDecoder.SHAPE), "Webhooks that are called when a run goes wrong.");
    static final Key<Node> LINEAGE = layered(
            "lineage",
            Types.object(LineageDecoder.SHAPE),
            "Where OpenLineage events of runs go; docs/lineage.md explains it.");
    static final Key<Node> PII = layered(
            "pii",
            Types.object(PersonalPolicyDecoder.SHAPE),
            "How personal data of all domains may be treated; docs/pii.md explains it.");
    static final Key<Node> AIRFLOW = layered(
            "airflow",
            Types.object(AirflowDecoder.SHAPE),
            "How the scheduler runs domains; a domain's file may say otherwise for itself.");
    static final Key<Value> SPARK = layered(
            "spark",
            Types.FREE,
            "Spark's own settings: \"spark.<name>\" to a string, or to a secret as { env = NAME } or { file = path },"
                    + " a path from the configuration's folder.");
    static final Key<Value> VARS =
            layered("vars", Types.FREE, "Names of your own, for substitutions such as ${vars.region}; free keys.");

    static final Shape SHAPE = Shape.of(
            "Settings for all domains",
            "",
            ENVIRONMENT,
            WAREHOUSE,
            LANDING,
            LOGS,
            PARALLELISM,
            QUALITY,
            ALERTS,
            LINEAGE,
            PII,
            AIRFLOW,
            SPARK,
            VARS);

    private SettingsDecoder() {}

    /**
     * Reads the settings; what could not be read is empty, 1 or 0, and its problem told.
     *
     * @param domains the names of all domains, which settings may refer to
     */
    static Settings decode(Node node, Secrets secrets, List<String> domains) {
        node.find(VARS);
        node.find(LANDING);
        return new Settings(
                node.text(ENVIRONMENT),
                node.text(WAREHOUSE),
                node.text(LOGS),
                node.find(PARALLELISM).orElse(1),
                node.find(QUALITY).flatMap(quality -> quality.find(SAMPLE_ROWS)).orElse(0),
                node.find(SPARK)
                        .map(spark -> SparkSettings.decode(spark, secrets))
                        .orElse(Map.of()),
                audience(node, secrets, domains),
                node.find(PII)
                        .map(pii -> PersonalPolicyDecoder.decode(pii, secrets))
                        .orElse(PersonalPolicy.NONE));
    }

    private static Audience audience(Node node, Secrets secrets, List<String> domains) {
        return new Audience(
                node.find(ALERTS)
                        .map(alerts -> AlertsDecoder.decode(alerts, secrets, domains))
                        .orElse(Alerts.NONE),
                node.find(LINEAGE)
                        .map(lineage -> LineageDecoder.decode(lineage, secrets))
                        .orElse(Lineage.NONE));
    }

    static <T> Key<T> layered(String name, Type<T> type, String meaning) {
        return new Key<>(name, type, Key.Need.REQUIRED, IN_REFERENCE, meaning);
    }
}
