package io.meshline.report.quality;

import static java.util.Objects.requireNonNull;

import io.meshline.model.Owner;
import java.util.List;

/**
 * A domain and its datasets.
 *
 * @param name the domain
 * @param description what it is about
 * @param owner who answers for it
 * @param datasets the datasets that the report is about, in the order of their addresses
 */
public record DomainQuality(String name, String description, Owner owner, List<DatasetQuality> datasets) {
    public DomainQuality {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(owner, "owner");
        datasets = List.copyOf(datasets);
    }

    /** How many datasets stand so. */
    long count(Standing standing) {
        return datasets.stream()
                .filter(dataset -> dataset.standing() == standing)
                .count();
    }
}
