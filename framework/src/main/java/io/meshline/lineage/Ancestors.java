package io.meshline.lineage;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What started the process of a run, such as a task of Airflow.
 *
 * @param parent what started it; empty for a run that somebody started by hand
 * @param root the outermost run around it
 */
public record Ancestors(Optional<RunName> parent, Optional<RunName> root) {
    /** Nothing that is known. */
    public static final Ancestors NONE = new Ancestors(Optional.empty(), Optional.empty());

    private static final String SPARK = "spark.openlineage.";
    private static final String PARENT_VARIABLE = "OPENLINEAGE_PARENT_ID";
    private static final String ROOT_VARIABLE = "OPENLINEAGE_ROOT_PARENT_ID";

    public Ancestors {
        requireNonNull(parent, "parent");
        requireNonNull(root, "root");
    }

    /**
     * Finds the ancestors where OpenLineage's integrations put them: in Spark's settings as Airflow's provider submits
     * them ({@code spark.openlineage.parentJobNamespace} and so on), or in the variable {@code OPENLINEAGE_PARENT_ID},
     * {@code <namespace>/<job>/<run id>}. What is not of that form counts as not there.
     */
    public static Ancestors find(Map<String, String> sparkConf, Map<String, String> variables) {
        Optional<RunName> parent =
                submitted(sparkConf, "parent").or(() -> ofVariable(variables.getOrDefault(PARENT_VARIABLE, "")));
        Optional<RunName> root =
                submitted(sparkConf, "rootParent").or(() -> ofVariable(variables.getOrDefault(ROOT_VARIABLE, "")));
        return new Ancestors(parent, parent.flatMap(known -> root.or(() -> parent)));
    }

    private static Optional<RunName> submitted(Map<String, String> conf, String prefix) {
        return name(
                conf.getOrDefault(SPARK + prefix + "JobNamespace", ""),
                conf.getOrDefault(SPARK + prefix + "JobName", ""),
                conf.getOrDefault(SPARK + prefix + "RunId", ""));
    }

    /** Namespaces may hold slashes, names and ids do not. */
    private static Optional<RunName> ofVariable(String text) {
        int id = text.lastIndexOf('/');
        int job = id < 0 ? -1 : text.lastIndexOf('/', id - 1);
        return job < 0
                ? Optional.empty()
                : name(text.substring(0, job), text.substring(job + 1, id), text.substring(id + 1));
    }

    private static Optional<RunName> name(String namespace, String job, String id) {
        if (namespace.isBlank() || job.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunName(namespace, job, UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            // A run is not worth failing for what somebody else says of himself.
            return Optional.empty();
        }
    }
}
