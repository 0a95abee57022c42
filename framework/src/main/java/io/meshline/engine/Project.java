package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.analysis.Analyzed;
import io.meshline.analysis.MeshAnalysis;
import io.meshline.commit.TableSpec;
import io.meshline.error.Problems;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.QualityRule;
import io.meshline.model.RuleCost;
import io.meshline.model.SystemColumns;
import io.meshline.model.Zone;
import io.meshline.plan.JobGraph;
import io.meshline.quality.References;
import io.meshline.quality.RuleChecker;
import io.meshline.quality.RuleCosts;
import io.meshline.quality.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
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
        JobGraph graph =
                JobGraph.of(needed(datasets, analyzed), id -> datasets.get(id).origin(), problems);
        for (Dataset dataset : datasets.values()) {
            StructType schema = analyzed.schemas().get(dataset.id());
            if (schema != null) {
                Schemas schemas = new Schemas(schema, others(analyzed, dataset.id()));
                Schemas declared = Schemas.of(declared(dataset, schema));
                dataset.gate().anomalies().forEach(rule -> RuleChecker.check(rule, schemas, problems));
                dataset.gate().rowRules().forEach(rule -> RuleChecker.check(rule, declared, problems));
                dataset.gate().batchRules().stream()
                        .filter(rule -> compared(dataset, rule).allMatch(other -> isKnown(other, mesh, analyzed)))
                        .forEach(rule -> RuleChecker.check(rule, schemas, problems));
            }
        }
        return new Project(mesh, analyzed, graph);
    }

    /** The columns that a single record has; those of histories come of several. */
    private static StructType declared(Dataset dataset, StructType schema) {
        Set<String> names = dataset.declaredColumns().stream().map(Column::name).collect(Collectors.toSet());
        return new StructType(Arrays.stream(schema.fields())
                .filter(field -> names.contains(field.name()))
                .toArray(StructField[]::new));
    }

    /** What each job waits for: what it reads, and what its rules compare its rows with. */
    private static Map<DatasetId, List<DatasetId>> needed(Map<DatasetId, Dataset> datasets, Analyzed analyzed) {
        Map<DatasetId, List<DatasetId>> needed = new TreeMap<>();
        analyzed.inputs()
                .forEach((id, inputs) -> needed.put(
                        id,
                        Stream.concat(inputs.stream(), compared(datasets.get(id)))
                                .distinct()
                                .toList()));
        return needed;
    }

    private static Stream<DatasetId> compared(Dataset dataset) {
        return dataset.gate().rules().stream().flatMap(rule -> compared(dataset, rule));
    }

    private static Stream<DatasetId> compared(Dataset dataset, QualityRule rule) {
        return References.of(rule).stream()
                .flatMap(name -> DatasetId.resolve(dataset.id().domain(), name).stream())
                .filter(other -> !other.equals(dataset.id()));
    }

    /** Whether a dataset's columns are known, or else that there is no such dataset; what is broken was told. */
    private static boolean isKnown(DatasetId id, Mesh mesh, Analyzed analyzed) {
        boolean isDeclared = mesh.datasets().containsKey(id) || mesh.broken().contains(id);
        return analyzed.schemas().containsKey(id) || !isDeclared;
    }

    /** The datasets that rules may compare with: the others of the domain. */
    private static Map<String, StructType> others(Analyzed analyzed, DatasetId dataset) {
        return analyzed.schemas().entrySet().stream()
                .filter(other -> other.getKey().domain().equals(dataset.domain()))
                .filter(other -> !other.getKey().equals(dataset))
                .collect(Collectors.toMap(
                        other -> other.getKey().zone().key() + "."
                                + other.getKey().name(),
                        Map.Entry::getValue));
    }

    /** What the quality rules of each job cost; jobs without rules are left out. */
    Map<DatasetId, List<RuleCost>> gates() {
        Map<DatasetId, List<RuleCost>> gates = new TreeMap<>();
        mesh.datasets().values().stream()
                .filter(dataset -> !dataset.gate().rules().isEmpty())
                .forEach(dataset -> gates.put(
                        dataset.id(),
                        dataset.gate().rules().stream().map(costs(dataset)::of).toList()));
        return gates;
    }

    private RuleCosts costs(Dataset dataset) {
        return dataset.id().zone() == Zone.ENTITIES
                ? RuleCosts.onChanges()
                : RuleCosts.onFiles(analyzed.schemas().get(dataset.id()));
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
