package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Mesh;
import java.util.List;

/**
 * What a run will do.
 *
 * @param mesh everything that is configured
 * @param graph the jobs of the mesh
 * @param jobs the plan of each job that is selected, in the graph's order
 */
public record RunPlan(Mesh mesh, JobGraph graph, List<JobPlan> jobs) {
    public RunPlan {
        requireNonNull(mesh, "mesh");
        requireNonNull(graph, "graph");
        jobs = List.copyOf(jobs);
    }

    /** The plan for people: a line and the inputs of each job, then a summary. The same plan gives the same text. */
    public String toText() {
        return PlanText.of(jobs);
    }

    /** The plan for schedulers: one JSON document with everything that they need to run each job by itself. */
    public String toJson() {
        return new PlanJson(this).write();
    }
}
