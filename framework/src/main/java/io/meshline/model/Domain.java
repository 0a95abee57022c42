package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A bounded context with an owner, and its datasets.
 *
 * @param name the name, the first part of every address of the domain
 * @param description what the domain is about
 * @param owner who answers for it
 * @param archetype its role in the mesh
 * @param schedule the cron expression on which it runs; empty for a domain that is run by hand
 * @param datasets its datasets, sorted by address
 * @param origin where the domain is declared
 */
public record Domain(
        String name,
        String description,
        Owner owner,
        Archetype archetype,
        Optional<String> schedule,
        List<Dataset> datasets,
        Origin origin) {
    public Domain {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(owner, "owner");
        requireNonNull(archetype, "archetype");
        requireNonNull(schedule, "schedule");
        datasets = List.copyOf(datasets);
        requireNonNull(origin, "origin");
    }
}
