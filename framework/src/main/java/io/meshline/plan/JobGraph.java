package io.meshline.plan;

import io.meshline.error.ErrorCode;
import io.meshline.error.Origin;
import io.meshline.error.Problems;
import io.meshline.model.DatasetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Which job needs the result of which. Every dataset is one job; the order never depends on chance. */
public final class JobGraph {
    private final Map<DatasetId, List<DatasetId>> inputs;
    private final Map<DatasetId, Set<DatasetId>> readers = new TreeMap<>();
    private final List<DatasetId> order;

    private JobGraph(Map<DatasetId, List<DatasetId>> inputs) {
        this.inputs = inputs;
        inputs.keySet().forEach(job -> readers.put(job, new TreeSet<>()));
        inputs.forEach(
                (job, needed) -> needed.forEach(input -> readers.get(input).add(job)));
        this.order = sort();
    }

    /**
     * Builds the graph. A circle is reported once, at the origin of its first job, and its jobs come last in the order.
     *
     * @param inputs what each job reads; an input that is no job itself is left out
     * @param origins where each job is declared
     * @param problems takes the circles
     */
    public static JobGraph of(
            Map<DatasetId, List<DatasetId>> inputs, Function<DatasetId, Origin> origins, Problems problems) {
        Map<DatasetId, List<DatasetId>> known = new TreeMap<>();
        inputs.forEach((job, needed) -> known.put(
                job, needed.stream().filter(inputs::containsKey).distinct().toList()));
        for (List<DatasetId> circle : new Circles(known).find()) {
            problems.add(origins.apply(circle.get(0)), ErrorCode.CYCLE, PlanErrors.circle(circle));
        }
        return new JobGraph(known);
    }

    /** All jobs, each after what it needs; jobs that do not need each other are in the order of their addresses. */
    public List<DatasetId> order() {
        return order;
    }

    /** What a job reads, in the order in which its definition names it. */
    public List<DatasetId> inputs(DatasetId job) {
        return inputs.getOrDefault(job, List.of());
    }

    /** Everything that a job needs, directly or not, without itself, in the graph's order. */
    public List<DatasetId> upstream(DatasetId job) {
        return reachable(job, this::inputs);
    }

    /** Everything that depends on a job, directly or not, without itself, in the graph's order. */
    public List<DatasetId> downstream(DatasetId job) {
        return reachable(job, from -> readers.getOrDefault(from, Set.of()));
    }

    /**
     * The jobs of a selection, in the graph's order.
     *
     * @throws io.meshline.error.MeshlineException of the code USAGE where a name of it is none
     */
    public List<DatasetId> select(Selection selection) {
        return new Selector(this).select(selection);
    }

    private List<DatasetId> reachable(DatasetId start, Function<DatasetId, ? extends Iterable<DatasetId>> neighbours) {
        Set<DatasetId> found = new TreeSet<>();
        List<DatasetId> ahead = new ArrayList<>(List.of(start));
        while (!ahead.isEmpty()) {
            neighbours.apply(ahead.remove(ahead.size() - 1)).forEach(next -> {
                if (found.add(next)) {
                    ahead.add(next);
                }
            });
        }
        found.remove(start);
        return order.stream().filter(found::contains).toList();
    }

    /** Kahn's algorithm with the smallest address first. */
    private List<DatasetId> sort() {
        Map<DatasetId, Integer> missing = new LinkedHashMap<>();
        inputs.forEach((job, needed) -> missing.put(job, needed.size()));
        PriorityQueue<DatasetId> ready = new PriorityQueue<>(Comparator.naturalOrder());
        missing.forEach((job, count) -> {
            if (count == 0) {
                ready.add(job);
            }
        });
        Set<DatasetId> sorted = new LinkedHashSet<>();
        while (!ready.isEmpty()) {
            DatasetId next = ready.remove();
            sorted.add(next);
            readers.get(next).stream()
                    .filter(reader -> missing.merge(reader, -1, Integer::sum) == 0)
                    .forEach(ready::add);
        }
        sorted.addAll(inputs.keySet());
        return List.copyOf(sorted);
    }
}
