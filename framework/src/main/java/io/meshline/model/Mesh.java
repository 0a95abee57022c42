package io.meshline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that is configured.
 *
 * @param settings what holds for every domain
 * @param domains the domains, sorted by name
 * @param broken datasets that are declared but could not be read; a reference to one is no second problem
 */
public record Mesh(Settings settings, List<Domain> domains, Set<DatasetId> broken) {
    public Mesh {
        requireNonNull(settings, "settings");
        domains = List.copyOf(domains);
        broken = Set.copyOf(broken);
    }

    /** All datasets by address, in the order of addresses. */
    public Map<DatasetId, Dataset> datasets() {
        Map<DatasetId, Dataset> datasets = new TreeMap<>();
        domains.forEach(domain -> domain.datasets().forEach(dataset -> datasets.put(dataset.id(), dataset)));
        return datasets;
    }

    /** The domain of a name. */
    public Optional<Domain> domain(String name) {
        return domains.stream().filter(domain -> domain.name().equals(name)).findFirst();
    }
}
