package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What holds for a whole run, whatever the domain.
 *
 * @param environment the name of the environment
 * @param warehouse the root of all tables, as a Hadoop path
 * @param logs the local folder of Spark's logs, one file a run
 * @param parallelism how many jobs run at the same time
 * @param sampleRows how many offending rows a refusal keeps for each rule
 * @param spark Spark's own settings
 * @param audience who is told of runs
 * @param personal what holds for personal data
 */
public record Settings(
        String environment,
        String warehouse,
        String logs,
        int parallelism,
        int sampleRows,
        Map<String, Setting> spark,
        Audience audience,
        PersonalPolicy personal) {
    public Settings {
        requireNonNull(environment, "environment");
        requireNonNull(warehouse, "warehouse");
        requireNonNull(logs, "logs");
        spark = Map.copyOf(spark);
        requireNonNull(audience, "audience");
        requireNonNull(personal, "personal");
    }

    /** Settings of a mesh whose runs are told to people only. */
    public Settings(
            String environment,
            String warehouse,
            String logs,
            int parallelism,
            int sampleRows,
            Map<String, Setting> spark,
            Alerts alerts,
            PersonalPolicy personal) {
        this(
                environment,
                warehouse,
                logs,
                parallelism,
                sampleRows,
                spark,
                new Audience(alerts, Lineage.NONE),
                personal);
    }

    /** Settings without keys for personal data. */
    public Settings(
            String environment,
            String warehouse,
            String logs,
            int parallelism,
            int sampleRows,
            Map<String, Setting> spark,
            Alerts alerts) {
        this(environment, warehouse, logs, parallelism, sampleRows, spark, alerts, PersonalPolicy.NONE);
    }

    /** Who is told when a run goes wrong. */
    public Alerts alerts() {
        return audience.alerts();
    }

    /** Where OpenLineage events go. */
    public Lineage lineage() {
        return audience.lineage();
    }

    /** The table of a dataset, as a Hadoop path. */
    public String tablePath(DatasetId id) {
        return warehouse + "/" + id.path();
    }

    /** The quarantine table of a dataset, as a Hadoop path. */
    public String quarantinePath(DatasetId id) {
        return tablePath(id) + "_quarantine";
    }

    /** The file log of a dataset that is fed from files, as a Hadoop path. */
    public String fileLogPath(DatasetId id) {
        return tablePath(id) + "_files";
    }

    /** A table of the platform, such as {@code runs}, as a Hadoop path. */
    public String platformPath(String name) {
        return platformPath(warehouse, name);
    }

    /** A table of the platform in a warehouse. */
    public static String platformPath(String warehouse, String name) {
        return warehouse + "/platform/" + name;
    }
}
