package io.meshline.lineage;

import io.meshline.model.Audit;
import io.meshline.model.Ledger;
import io.meshline.model.Owner;
import io.meshline.model.Position;
import io.meshline.report.Failure;
import io.meshline.report.JobRun;
import io.meshline.report.JobStatus;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.JobFacetsBuilder;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import io.openlineage.client.utils.DatasetIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Tells of a job's part in a run everything that Meshline knows of it. */
final class JobEvents {
    private final Events events;
    private final Tree tree;
    private final DatasetForm datasets;
    private final GateForm gates;

    JobEvents(Events events, Tree tree) {
        this.events = events;
        this.tree = tree;
        this.datasets = new DatasetForm(events.model());
        this.gates = new GateForm(events.model());
    }

    /** A job begins; which versions it reads is not known yet. */
    RunEvent started(JobFacts job) {
        List<InputDataset> inputs = job.inputs().stream()
                .map(input -> input(input, OptionalLong.empty(), OptionalLong.empty()))
                .toList();
        OutputDataset output = output(job, datasets.facets(job.output(), OptionalLong.empty()), OptionalLong.empty());
        return event(EventType.START, job, facets(), new Events.Data(inputs, List.of(output)));
    }

    /** A job ended, well or badly; what nothing was committed to is no output. */
    RunEvent ended(JobFacts job, JobRun run) {
        RunFacetsBuilder facets = facets();
        if (!run.audit().verdicts().isEmpty()) {
            facets.test(gates.tests(run.audit()));
        }
        run.failure().map(Failure::message).ifPresent(message -> events.blame(facets, message));
        List<OutputDataset> outputs = run.status() == JobStatus.SUCCEEDED ? List.of(written(job, run)) : List.of();
        return event(type(run.status()), job, facets, new Events.Data(read(job, run), outputs));
    }

    private static EventType type(JobStatus status) {
        return switch (status) {
            case SUCCEEDED, UP_TO_DATE -> EventType.COMPLETE;
            case REFUSED, FAILED -> EventType.FAIL;
            case SKIPPED -> EventType.ABORT;
        };
    }

    private RunEvent event(EventType type, JobFacts job, RunFacetsBuilder facets, Events.Data data) {
        return events.event(type, tree.job(job.job()), facets, jobFacets(job), data);
    }

    private RunFacetsBuilder facets() {
        return events.model().newRunFacetsBuilder().parent(tree.childOf(tree.run(), events.model()));
    }

    private JobFacetsBuilder jobFacets(JobFacts job) {
        OpenLineage model = events.model();
        Owner owner = job.owner();
        JobFacetsBuilder facets = events.job(job.job().zone().key().toUpperCase(Locale.ROOT))
                .ownership(model.newOwnershipJobFacet(List.of(
                        model.newOwnershipJobFacetOwners("team:" + owner.team(), "OWNER"),
                        model.newOwnershipJobFacetOwners(owner.contact(), "CONTACT"))))
                .documentation(model.newDocumentationJobFacet(job.output().description(), "text/plain"));
        job.sql().ifPresent(text -> facets.sql(model.newSQLJobFacet(text, "spark")));
        return facets;
    }

    private List<InputDataset> read(JobFacts job, JobRun run) {
        // Of several inputs, and of a query's result, nobody counts the records of one.
        boolean counts = job.inputs().size() == 1 && job.sql().isEmpty() && run.status() != JobStatus.SKIPPED;
        OptionalLong records = counts ? OptionalLong.of(run.work().ledger().read()) : OptionalLong.empty();
        return job.inputs().stream()
                .map(input -> input(input, version(input, run), records))
                .toList();
    }

    private static OptionalLong version(DatasetFacts input, JobRun run) {
        return run.work().inputs().stream()
                .filter(position -> position.input().equals(input.input()))
                .mapToLong(Position::version)
                .findFirst();
    }

    private InputDataset input(DatasetFacts input, OptionalLong version, OptionalLong records) {
        OpenLineage model = events.model();
        var facets = model.newInputDatasetInputFacetsBuilder();
        records.ifPresent(rows -> facets.inputStatistics(model.newInputStatisticsInputDatasetFacet(rows, null, null)));
        DatasetIdentifier name = DatasetForm.name(input);
        return model.newInputDataset(
                name.getNamespace(),
                name.getName(),
                datasets.facets(input, version).build(),
                facets.build());
    }

    private OutputDataset written(JobFacts job, JobRun run) {
        Audit audit = run.audit();
        DatasetFacetsBuilder facets = datasets.facets(job.output(), run.work().version());
        gates.metrics(audit).ifPresent(facets::dataQualityMetrics);
        if (!audit.verdicts().isEmpty()) {
            facets.put("dataQualityAssertions", gates.assertions(audit));
        }
        Ledger ledger = run.work().ledger();
        return output(job, facets, OptionalLong.of(ledger.written() + ledger.updated()));
    }

    private OutputDataset output(JobFacts job, DatasetFacetsBuilder facets, OptionalLong rows) {
        OpenLineage model = events.model();
        var statistics = model.newOutputDatasetOutputFacetsBuilder();
        rows.ifPresent(
                count -> statistics.outputStatistics(model.newOutputStatisticsOutputDatasetFacet(count, null, null)));
        DatasetIdentifier name = DatasetForm.name(job.output());
        return model.newOutputDataset(name.getNamespace(), name.getName(), facets.build(), statistics.build());
    }
}
