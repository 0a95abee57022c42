package io.meshline.lineage;

import io.meshline.model.DatasetId;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ParentRunFacet;

/**
 * The tree of runs: what started Meshline, Meshline's run, its job runs and what Spark does for them.
 *
 * @param run Meshline's run
 * @param ancestors what started it
 */
record Tree(RunName run, Ancestors ancestors) {

    /** A job's part in the run. */
    RunName job(DatasetId job) {
        return new RunName(
                run.namespace() + "." + job.domain(),
                job.toString(),
                JobRunIds.of(run.id().toString(), job));
    }

    /** What makes a run the child of another one in the tree. */
    ParentRunFacet childOf(RunName parent, OpenLineage model) {
        RunName root = ancestors.root().orElse(run);
        return model.newParentRunFacet(
                model.newParentRunFacetRun(parent.id(), null),
                model.newParentRunFacetJob(parent.namespace(), parent.job(), null),
                model.newParentRunFacetRoot(
                        model.newRootRun(root.id(), null), model.newRootJob(root.namespace(), root.job(), null)));
    }
}
