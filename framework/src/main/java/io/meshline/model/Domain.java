package io.meshline.model;

import static java.util.Objects.requireNonNull;

import io.meshline.error.Origin;
import io.meshline.model.schedule.Scheduling;
import java.util.List;

/**
 * A bounded context with an owner, and its datasets.
 *
 * @param name the name, the first part of every address of the domain
 * @param description what the domain is about
 * @param owner who answers for it
 * @param archetype its role in the mesh
 * @param scheduling when and how a scheduler runs it
 * @param datasets its datasets, sorted by address
 * @param origin where the domain is declared
 */
public record Domain(
        String name,
        String description,
        Owner owner,
        Archetype archetype,
        Scheduling scheduling,
        List<Dataset> datasets,
        Origin origin) {
    public Domain {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(owner, "owner");
        requireNonNull(archetype, "archetype");
        requireNonNull(scheduling, "scheduling");
        datasets = List.copyOf(datasets);
        requireNonNull(origin, "origin");
    }
}
