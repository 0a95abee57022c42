package io.meshline.plan;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.model.Interval;
import io.meshline.model.Mesh;
import io.meshline.model.MissingPeriods;
import io.meshline.model.RuleCost;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run will do.
 *
 * @param mesh everything that is configured
 * @param graph the jobs of the mesh
 * @param jobs the plan of each job that is selected, in the graph's order
 * @param interval the time whose rows are computed anew besides
 * @param gates what the quality rules of each job cost; a job without rules has no entry
 * @param missing the expected periods that the table of each job lacks; a job that lacks none has no entry
 */
public record RunPlan(
        Mesh mesh,
        JobGraph graph,
        List<JobPlan> jobs,
        Optional<Interval> interval,
        Map<DatasetId, List<RuleCost>> gates,
        Map<DatasetId, List<MissingPeriods>> missing) {
    public RunPlan {
        requireNonNull(mesh, "mesh");
        requireNonNull(graph, "graph");
        jobs = List.copyOf(jobs);
        requireNonNull(interval, "interval");
        gates = Map.copyOf(gates);
        missing = Map.copyOf(missing);
    }

    /**
     * The plan for people: a line and the inputs of each job, the gate of those that do something, then a summary. The
     * same plan gives the same text.
     */
    public String toText() {
        return new PlanText(this).write(job -> job.action().changes() ? GateText.summary(gate(job.job())) : List.of());
    }

    /** The same with a line for each quality rule of all jobs, which tells what it costs. */
    public String toTextWithRules() {
        return new PlanText(this).write(job -> GateText.lines(gate(job.job())));
    }

    /** The same plan with the expected periods that tables lack. */
    public RunPlan lacking(Map<DatasetId, List<MissingPeriods>> periods) {
        return new RunPlan(mesh, graph, jobs, interval, gates, periods);
    }

    /** The expected periods that the table of a job lacks, oldest first. */
    List<MissingPeriods> missing(DatasetId job) {
        return missing.getOrDefault(job, List.of());
    }

    /** What the quality rules of a job cost. */
    List<RuleCost> gate(DatasetId job) {
        return gates.getOrDefault(job, List.of());
    }

    /** The plan for schedulers: one JSON document with everything that they need to run each job by itself. */
    public String toJson() {
        return new PlanJson(this).write();
    }
}
