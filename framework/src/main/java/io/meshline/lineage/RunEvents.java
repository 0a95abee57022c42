package io.meshline.lineage;

import io.meshline.report.Failure;
import io.meshline.report.JobStatus;
import io.meshline.report.RunReport;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of Meshline's run as a whole, the parent of its job runs. */
final class RunEvents {
    private static final String TYPE = "RUN";

    private final Events events;
    private final Tree tree;

    RunEvents(Events events, Tree tree) {
        this.events = events;
        this.tree = tree;
    }

    RunEvent started() {
        return event(EventType.START, facets());
    }

    RunEvent ended(RunReport report) {
        RunFacetsBuilder facets = facets();
        if (report.worst().isEmpty()) {
            return event(EventType.COMPLETE, facets);
        }
        events.blame(facets, troubles(report));
        return event(EventType.FAIL, facets);
    }

    RunEvent brokeOff(String why) {
        RunFacetsBuilder facets = facets();
        events.blame(facets, why);
        return event(EventType.FAIL, facets);
    }

    /** Skipped jobs are no troubles of their own. */
    private static String troubles(RunReport report) {
        Stream<Failure> ofJobs = report.jobs().stream()
                .filter(job -> job.status() != JobStatus.SKIPPED)
                .flatMap(job -> job.failure().stream());
        return Stream.concat(ofJobs, report.untold().stream())
                .map(Failure::message)
                .collect(Collectors.joining("\n"));
    }

    private RunFacetsBuilder facets() {
        RunFacetsBuilder facets = events.model().newRunFacetsBuilder();
        tree.ancestors().parent().ifPresent(parent -> facets.parent(tree.childOf(parent, events.model())));
        return facets;
    }

    private RunEvent event(EventType type, RunFacetsBuilder facets) {
        return events.event(type, tree.run(), facets, events.job(TYPE), Events.Data.NONE);
    }
}
