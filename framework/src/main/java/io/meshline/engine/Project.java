package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.analysis.Analyzed;
import io.meshline.analysis.MeshAnalysis;
import io.meshline.commit.TableSpec;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.SystemColumns;
import io.meshline.plan.JobGraph;
import io.meshline.quality.RuleChecker;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * A configuration together with all that is known of it before any data are read.
 *
 * @param mesh what is configured
 * @param analyzed inputs, schemas and fingerprints of the datasets
 * @param graph which job needs which
 */
public record Project(Mesh mesh, Analyzed analyzed, JobGraph graph) {
    public Project {
        requireNonNull(mesh, "mesh");
        requireNonNull(analyzed, "analyzed");
        requireNonNull(graph, "graph");
    }

    /** Checks references, SQL, types and quality rules; what is wrong is added to {@code problems}. */
    public static Project check(Mesh mesh, Problems problems) {
        Analyzed analyzed = MeshAnalysis.analyze(mesh, problems);
        Map<DatasetId, Dataset> datasets = mesh.datasets();
        JobGraph graph = JobGraph.of(analyzed.inputs(), id -> datasets.get(id).origin(), problems);
        for (Dataset dataset : datasets.values()) {
            StructType schema = analyzed.schemas().get(dataset.id());
            if (schema != null) {
                dataset.gate().rules().forEach(rule -> RuleChecker.check(rule, schema, problems));
            }
        }
        return new Project(mesh, analyzed, graph);
    }

    /** The table of a dataset as it is declared. */
    TableSpec table(Dataset dataset) {
        return new TableSpec(
                dataset.id().toString(),
                mesh.settings().tablePath(dataset.id()),
                analyzed.schemas().get(dataset.id()),
                dataset.description(),
                partitions(dataset));
    }

    private static List<String> partitions(Dataset dataset) {
        return switch (dataset.id().zone()) {
            case EVENTS -> ((Dataset.Events) dataset).partitionBy();
            case ENTITIES -> List.of(SystemColumns.IS_CURRENT);
            case AGGREGATES -> ((Dataset.Aggregate) dataset).partitionBy();
            case RAW, MANUAL, EXTERNAL -> List.of();
        };
    }
}
