package io.meshline.schedule;

import io.meshline.model.Dataset;
import io.meshline.model.DatasetId;
import io.meshline.model.Domain;
import io.meshline.model.Mesh;
import io.meshline.model.schedule.Schedule;
import io.meshline.model.schedule.Trigger;
import io.meshline.plan.JobGraph;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the domains have to do with each other.
 *
 * @param mesh the domains
 * @param graph which job needs which
 */
record Neighbourhood(Mesh mesh, JobGraph graph) {

    /** The domain's jobs, each after what it needs. */
    List<DatasetId> jobs(Domain domain) {
        return graph.order().stream()
                .filter(job -> job.domain().equals(domain.name()))
                .toList();
    }

    /** The tables of other domains that a job reads. */
    List<DatasetId> foreignInputs(DatasetId job) {
        return graph.inputs(job).stream()
                .filter(input -> !input.domain().equals(job.domain()))
                .sorted()
                .toList();
    }

    /** The tables of other domains that a domain's jobs read. */
    Set<DatasetId> foreignInputs(Domain domain) {
        return domain.datasets().stream()
                .map(Dataset::id)
                .flatMap(job -> foreignInputs(job).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tables whose new data start a domain. */
    Set<DatasetId> triggers(Domain domain) {
        return domain.scheduling()
                .schedule()
                .filter(schedule -> schedule.trigger() != Trigger.NONE)
                .map(Schedule::inputs)
                .map(inputs -> inputs.isEmpty() ? foreignInputs(domain) : new TreeSet<>(inputs))
                .orElse(new TreeSet<>());
    }

    /** Whether other domains may wait for a table: one of them reads it, or it is an end of its domain's own work. */
    boolean isAsset(DatasetId job) {
        Set<String> readers = mesh.datasets().keySet().stream()
                .filter(other -> graph.inputs(other).contains(job))
                .map(DatasetId::domain)
                .collect(Collectors.toSet());
        return !readers.equals(Set.of(job.domain()));
    }
}
