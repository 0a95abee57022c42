package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.analysis.Analyzed;
import io.meshline.analysis.MeshAnalysis;
import io.meshline.commit.TableSpec;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.FileFormat;
import io.meshline.model.Mesh;
import io.meshline.model.Payload;
import io.meshline.model.RuleCost;
import io.meshline.model.Structure;
import io.meshline.model.SystemColumns;
import io.meshline.model.UnknownFields;
import io.meshline.plan.JobGraph;
import io.meshline.quality.RuleChecker;
import io.meshline.schedule.ScheduleCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /**
     * Starts loading in the background what {@link #check} needs, while the configuration is read. Nothing else may use
     * Spark meanwhile.
     */
    public static void warmUp() {
        MeshAnalysis.warmUp();
        RuleChecker.warmUp();
    }

    /** Checks references, SQL, types and quality rules; what is wrong is added to {@code problems}. */
    public static Project check(Mesh mesh, Problems problems) {
        Analyzed analyzed = MeshAnalysis.analyze(mesh, problems);
        Map<DatasetId, Dataset> datasets = mesh.datasets();
        JobGraph graph =
                JobGraph.of(needed(datasets, analyzed), id -> datasets.get(id).origin(), problems);
        ScheduleCheck.check(mesh, graph, problems);
        new Gates(mesh, analyzed).check(problems);
        return new Project(mesh, analyzed, graph);
    }

    /** What each job waits for: what it reads, and what its rules compare its rows with. */
    private static Map<DatasetId, List<DatasetId>> needed(Map<DatasetId, Dataset> datasets, Analyzed analyzed) {
        Map<DatasetId, List<DatasetId>> needed = new TreeMap<>();
        analyzed.inputs()
                .forEach((id, inputs) -> needed.put(
                        id,
                        Stream.concat(inputs.stream(), Gates.compared(datasets.get(id)))
                                .distinct()
                                .toList()));
        return needed;
    }

    /** What the quality rules of each job cost; jobs without rules are left out. */
    Map<DatasetId, List<RuleCost>> gateCosts() {
        return new Gates(mesh, analyzed).costs(this::table);
    }

    /** The table of a dataset as it is declared. */
    TableSpec table(Dataset dataset) {
        return new TableSpec(
                        dataset.id().toString(),
                        mesh.settings().tablePath(dataset.id()),
                        analyzed.schemas().get(dataset.id()),
                        dataset.description(),
                        partitions(dataset))
                .unjudgedWhere(deletions(dataset))
                .with(columns(dataset));
    }

    private static Optional<String> deletions(Dataset dataset) {
        return dataset instanceof Dataset.Entities entities && entities.haveDeletions()
                ? Optional.of(SystemColumns.IS_DELETED)
                : Optional.empty();
    }

    private static TableSpec.Columns columns(Dataset dataset) {
        boolean adds = switch (dataset.id().zone()) {
            case RAW -> addsColumns((Dataset.Raw) dataset);
            case MANUAL -> addsFields(((Dataset.Manual) dataset).structure());
            case EXTERNAL -> addsFields(((Dataset.External) dataset).structure());
            case EVENTS -> addsFields(((Dataset.Events) dataset).structure());
            case ENTITIES, AGGREGATES -> false;
        };
        return adds ? TableSpec.Columns.DECLARED_AND_OF_ROWS : TableSpec.Columns.DECLARED;
    }

    private static boolean addsColumns(Dataset.Raw raw) {
        return raw.source().format() instanceof FileFormat.Csv csv
                && csv.drift().unknown() == UnknownFields.ADD;
    }

    private static boolean addsFields(Structure structure) {
        return structure
                .payload()
                .flatMap(Payload::unknownFields)
                .filter(UnknownFields.ADD::equals)
                .isPresent();
    }

    private static List<String> partitions(Dataset dataset) {
        return switch (dataset.id().zone()) {
            case EVENTS -> ((Dataset.Events) dataset).partitionBy();
            case ENTITIES ->
                ((Dataset.Entities) dataset).haveDeletions()
                        ? List.of(SystemColumns.IS_CURRENT, SystemColumns.IS_DELETED)
                        : List.of(SystemColumns.IS_CURRENT);
            case AGGREGATES -> ((Dataset.Aggregate) dataset).partitionBy();
            case RAW, MANUAL, EXTERNAL -> List.of();
        };
    }
}
