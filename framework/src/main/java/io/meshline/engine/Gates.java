package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.analysis.Analyzed;
import io.meshline.commit.TableSpec;
import io.meshline.error.Problems;
import io.meshline.model.Column;
import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.QualityRule;
import io.meshline.model.RuleCost;
import io.meshline.quality.References;
import io.meshline.quality.RuleChecker;
import io.meshline.quality.RuleCosts;
import io.meshline.quality.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The gates of a mesh against the schemas of its datasets.
 *
 * @param mesh what is configured
 * @param analyzed the schemas of the datasets
 */
record Gates(Mesh mesh, Analyzed analyzed) {
    Gates {
        requireNonNull(mesh, "mesh");
        requireNonNull(analyzed, "analyzed");
    }

    /** The datasets that the rules of a dataset compare it with; their jobs come before its own. */
    static Stream<DatasetId> compared(Dataset dataset) {
        return dataset.gate().rules().stream().flatMap(rule -> compared(dataset, rule));
    }

    /** Adds what keeps rules from being evaluated to {@code problems}. */
    void check(Problems problems) {
        mesh.datasets().values().stream()
                .filter(dataset -> analyzed.schemas().containsKey(dataset.id()))
                .forEach(dataset -> check(dataset, problems));
    }

    /**
     * What the quality rules of each job cost; jobs without rules are left out.
     *
     * @param tables the tables of the datasets
     */
    Map<DatasetId, List<RuleCost>> costs(Function<Dataset, TableSpec> tables) {
        Map<DatasetId, List<RuleCost>> costs = new TreeMap<>();
        mesh.datasets().values().stream()
                .filter(dataset -> !dataset.gate().isOpen())
                .forEach(dataset -> costs.put(
                        dataset.id(), costs(dataset, tables.apply(dataset)).of(dataset.gate())));
        return costs;
    }

    private void check(Dataset dataset, Problems problems) {
        StructType schema = analyzed.schemas().get(dataset.id());
        Schemas schemas = new Schemas(schema, others(dataset.id()));
        Schemas declared = Schemas.of(declared(dataset, schema));
        dataset.gate().anomalies().forEach(rule -> RuleChecker.check(rule, schemas, problems));
        dataset.gate().periods().ifPresent(periods -> RuleChecker.check(periods, schemas, problems));
        dataset.gate().rowRules().forEach(rule -> RuleChecker.check(rule, declared, problems));
        dataset.gate().auditRules().stream()
                .filter(rule -> compared(dataset, rule).allMatch(this::isKnown))
                .forEach(rule -> RuleChecker.check(rule, schemas, problems));
    }

    /** The columns that a single record has; those of histories come of several. */
    private static StructType declared(Dataset dataset, StructType schema) {
        Set<String> names = dataset.declaredColumns().stream().map(Column::name).collect(Collectors.toSet());
        return new StructType(Arrays.stream(schema.fields())
                .filter(field -> names.contains(field.name()))
                .toArray(StructField[]::new));
    }

    private static Stream<DatasetId> compared(Dataset dataset, QualityRule rule) {
        return References.of(rule).stream()
                .flatMap(name -> DatasetId.resolve(dataset.id().domain(), name).stream())
                .filter(other -> !other.equals(dataset.id()));
    }

    /** Whether a dataset's columns are known, or else that there is no such dataset; what is broken was told. */
    private boolean isKnown(DatasetId id) {
        boolean isDeclared = mesh.datasets().containsKey(id) || mesh.broken().contains(id);
        return analyzed.schemas().containsKey(id) || !isDeclared;
    }

    /** The datasets that rules may compare with: the others of the domain. */
    private Map<String, StructType> others(DatasetId dataset) {
        return analyzed.schemas().entrySet().stream()
                .filter(other -> other.getKey().domain().equals(dataset.domain()))
                .filter(other -> !other.getKey().equals(dataset))
                .collect(Collectors.toMap(
                        other -> other.getKey().zone().key() + "."
                                + other.getKey().name(),
                        Map.Entry::getValue));
    }

    private static RuleCosts costs(Dataset dataset, TableSpec table) {
        RuleCosts.Write write = switch (dataset.id().zone()) {
            case RAW, EVENTS -> RuleCosts.Write.APPEND;
            case MANUAL, EXTERNAL, AGGREGATES -> RuleCosts.Write.OVERWRITE;
            case ENTITIES -> RuleCosts.Write.MERGE;
        };
        return new RuleCosts(write, table.foretoldStatistics());
    }
}
