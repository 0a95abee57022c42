package io.meshline.analysis;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.types.StructType;

/** Checks every definition of a mesh against the columns of what it reads, without a session and without data. */
public final class MeshAnalysis {
    private static final String SQL_SETTINGS = "spark.sql.";
    private static final String TIME_ZONE = "spark.sql.session.timeZone";

    private static volatile CompletableFuture<Void> loading = CompletableFuture.completedFuture(null);

    private final Desk desk;
    private final Map<DatasetId, Dataset> datasets;
    private final Map<DatasetId, Finding> findings = new TreeMap<>();
    private final Set<DatasetId> underway = new HashSet<>();

    private MeshAnalysis(Mesh mesh, Problems problems) {
        this.desk = new Desk(mesh, problems, catalyst(mesh, problems), this::schema);
        this.datasets = mesh.datasets();
    }

    /**
     * Starts loading Spark's parser and analyzer in the background, which takes most of the time of a first analysis.
     * No other thread may use Spark before {@link #analyze} has returned: Spark's classes are not made to be initialised
     * by several threads.
     */
    public static void warmUp() {
        loading = CompletableFuture.runAsync(() -> new Catalyst(Map.of()).load());
    }

    /**
     * Analyzes all datasets. A dataset that reads a broken one is left out of what depends on the schema, so that one
     * mistake is one problem. Circles are left to the job graph.
     *
     * @param problems takes whatever is wrong, at file and line
     */
    public static Analyzed analyze(Mesh mesh, Problems problems) {
        // A failure to load comes up again below, where it can be told.
        loading.handle((loaded, failure) -> loaded).join();
        MeshAnalysis analysis = new MeshAnalysis(mesh, problems);
        analysis.datasets.values().forEach(analysis::find);
        return analysis.found();
    }

    private static Catalyst catalyst(Mesh mesh, Problems problems) {
        Map<String, String> settings = new HashMap<>(Map.of(TIME_ZONE, "UTC"));
        mesh.settings().spark().forEach((key, setting) -> {
            if (key.startsWith(SQL_SETTINGS)) {
                settings.put(key, setting.value());
            }
        });
        try {
            return new Catalyst(settings);
        } catch (IllegalArgumentException refused) {
            problems.add(Problem.of(ErrorCode.INVALID_CONFIG, "Invalid Spark setting: " + Reason.sentence(refused)));
            return new Catalyst(Map.of());
        }
    }

    private Optional<StructType> schema(DatasetId id) {
        return Optional.ofNullable(datasets.get(id)).flatMap(this::find).flatMap(Finding::schema);
    }

    private Optional<Finding> find(Dataset dataset) {
        DatasetId id = dataset.id();
        if (!findings.containsKey(id)) {
            if (!underway.add(id)) {
                return Optional.empty();
            }
            Finding finding = analyze(dataset);
            finding.schema().ifPresent(schema -> new TimeColumns(desk).check(dataset, schema));
            findings.put(id, finding);
        }
        return Optional.of(findings.get(id));
    }

    private Finding analyze(Dataset dataset) {
        return switch (dataset.id().zone()) {
            case RAW -> RawAnalysis.analyze(desk, (Dataset.Raw) dataset);
            case MANUAL -> new CleanAnalysis(desk).analyze((Dataset.Manual) dataset);
            case EXTERNAL -> new CleanAnalysis(desk).analyze((Dataset.External) dataset);
            case EVENTS -> new CleanAnalysis(desk).analyze((Dataset.Events) dataset);
            case ENTITIES -> new CleanAnalysis(desk).analyze((Dataset.Entities) dataset);
            case AGGREGATES -> new AggregateAnalysis(desk).analyze((Dataset.Aggregate) dataset);
        };
    }

    private Analyzed found() {
        Map<DatasetId, List<DatasetId>> inputs = new TreeMap<>();
        Map<DatasetId, StructType> schemas = new TreeMap<>();
        Map<DatasetId, String> fingerprints = new TreeMap<>();
        findings.forEach((id, finding) -> {
            inputs.put(id, finding.inputs());
            finding.schema().ifPresent(schema -> schemas.put(id, schema));
            finding.fingerprint().ifPresent(fingerprint -> fingerprints.put(id, fingerprint));
        });
        return new Analyzed(inputs, schemas, fingerprints);
    }
}
