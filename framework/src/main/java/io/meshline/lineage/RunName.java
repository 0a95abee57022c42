package io.meshline.lineage;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A run in the tree of runs.
 *
 * @param namespace the namespace of its job
 * @param job the name of its job
 * @param id the run's own id
 */
public record RunName(String namespace, String job, UUID id) {
    public RunName {
        requireNonNull(namespace, "namespace");
        requireNonNull(job, "job");
        requireNonNull(id, "id");
    }
}
