package io.meshline.plan;

import io.meshline.model.DatasetId;
import io.meshline.model.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the jobs of a selection in a graph. */
final class Selector {
    private static final String AND_RELATED = "+";
    private static final int PARTS = 3;

    private final JobGraph graph;

    Selector(JobGraph graph) {
        this.graph = graph;
    }

    List<DatasetId> select(Selection selection) {
        Set<DatasetId> selected = new HashSet<>();
        selection.selectors().forEach(selector -> selected.addAll(select(selector)));
        Predicate<DatasetId> inDomain = inDomain(selection.domain());
        Predicate<DatasetId> inZone = inZone(selection.zone());
        return graph.order().stream()
                .filter(job -> selection.selectors().isEmpty() || selected.contains(job))
                .filter(inDomain.and(inZone))
                .toList();
    }

    private Set<DatasetId> select(String selector) {
        boolean upstream = selector.startsWith(AND_RELATED);
        boolean downstream = selector.endsWith(AND_RELATED);
        String start = upstream ? selector.substring(1) : selector;
        String name = downstream && !start.isEmpty() ? start.substring(0, start.length() - 1) : start;
        Set<DatasetId> selected = new HashSet<>(matching(name));
        if (selected.isEmpty()) {
            throw PlanErrors.nothingSelected(name, names());
        }
        Set<DatasetId> all = new HashSet<>(selected);
        for (DatasetId job : selected) {
            all.addAll(upstream ? graph.upstream(job) : List.of());
            all.addAll(downstream ? graph.downstream(job) : List.of());
        }
        return all;
    }

    /** Parts that are left out at the end stand for anything. */
    private List<DatasetId> matching(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length > PARTS) {
            return List.of();
        }
        return graph.order().stream()
                .filter(job -> {
                    List<String> address = List.of(job.domain(), job.zone().key(), job.name());
                    for (int part = 0; part < parts.length; part++) {
                        if (!glob(parts[part]).matcher(address.get(part)).matches()) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private static Pattern glob(String part) {
        return Pattern.compile(
                Stream.of(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private Predicate<DatasetId> inDomain(Optional<String> domain) {
        if (domain.isEmpty()) {
            return job -> true;
        }
        Set<String> known =
                graph.order().stream().map(DatasetId::domain).collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(domain.get())) {
            throw PlanErrors.unknownDomain(domain.get(), known);
        }
        return job -> job.domain().equals(domain.get());
    }

    private static Predicate<DatasetId> inZone(Optional<Zone> zone) {
        return job -> zone.isEmpty() || job.zone() == zone.get();
    }

    private Set<String> names() {
        return graph.order().stream()
                .flatMap(job -> Stream.of(job.domain(), job.domain() + "." + job.zone(), job.toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
