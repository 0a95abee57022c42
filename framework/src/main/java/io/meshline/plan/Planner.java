package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Mesh;
import io.meshline.model.RuleCost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Foretells what jobs will do, one after the other, without running any.
 *
 * @param mesh everything that is configured
 * @param graph the jobs of the mesh
 * @param gates what the quality rules of each job cost
 */
public record Planner(Mesh mesh, JobGraph graph, Map<DatasetId, List<RuleCost>> gates) {
    public Planner {
        requireNonNull(mesh, "mesh");
        requireNonNull(graph, "graph");
        gates = Map.copyOf(gates);
    }

    /**
     * The plan of some jobs. A job whose input will change in the same run is decided for the change to come.
     *
     * @param jobs the jobs, in the graph's order
     * @param refresh how much of their input they are to read
     * @param states how the tables stand now
     */
    public RunPlan plan(List<DatasetId> jobs, Refresh refresh, Function<Dataset, DatasetState> states) {
        Map<DatasetId, Dataset> datasets = mesh.datasets();
        Map<DatasetId, JobPlan> plans = new LinkedHashMap<>();
        for (DatasetId job : jobs) {
            Dataset dataset = datasets.get(job);
            plans.put(job, JobPlan.decide(dataset, foretold(states.apply(dataset), plans), refresh));
        }
        return new RunPlan(mesh, graph, List.copyOf(plans.values()), refresh.interval(), gates, Map.of());
    }

    private static DatasetState foretold(DatasetState now, Map<DatasetId, JobPlan> before) {
        List<Change> changes = new ArrayList<>(now.changes());
        for (DatasetId input : now.inputs()) {
            JobPlan plan = before.get(input);
            if (plan != null && plan.action().changes()) {
                changes.removeIf(change -> change.isOf(input) && change.effect() != Change.Effect.REPLACES);
                changes.add(new Change.Pending(input, plan.action()));
            }
        }
        return now.with(changes);
    }
}
