package io.meshline.lineage;

import static java.util.Objects.requireNonNull;

import io.meshline.model.DatasetId;
import io.meshline.model.Owner;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a job before a run.
 *
 * @param job the job
 * @param owner who answers for it
 * @param sql the query of an aggregate
 * @param inputs what it reads
 * @param output what it writes
 */
public record JobFacts(
        DatasetId job, Owner owner, Optional<String> sql, List<DatasetFacts> inputs, DatasetFacts output) {
    public JobFacts {
        requireNonNull(job, "job");
        requireNonNull(owner, "owner");
        requireNonNull(sql, "sql");
        inputs = List.copyOf(inputs);
        requireNonNull(output, "output");
    }
}
