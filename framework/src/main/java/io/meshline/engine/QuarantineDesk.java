package io.meshline.engine;

import static java.util.Objects.requireNonNull;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.DatasetId;
import io.meshline.model.Settings;
import io.meshline.model.Zone;
import io.meshline.plan.Selection;
import io.meshline.report.quarantine.HeldDataset;
import io.meshline.report.quarantine.PurgeNote;
import io.meshline.report.quarantine.PurgeResult;
import io.meshline.report.quarantine.QuarantineList;
import io.meshline.report.quarantine.QuarantinePage;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Tells what quarantine holds, and lets it forget; {@link Runner#replay} brings records back. */
public final class QuarantineDesk {
    private final Project project;
    private final String runId;
    private final Clock clock;

    /**
     * @param runId the id under which a purge is recorded
     * @param clock tells the time
     */
    public QuarantineDesk(Project project, String runId, Clock clock) {
        this.project = requireNonNull(project, "project");
        this.runId = requireNonNull(runId, "runId");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * What is held of each selected dataset that can have a quarantine; changes nothing.
     *
     * @throws MeshlineException {@code UNREADABLE_SOURCE} if none of them is built yet
     */
    public QuarantineList list(Selection selection) {
        List<DatasetId> datasets = project.graph().select(selection).stream()
                .filter(id -> id.zone() != Zone.AGGREGATES)
                .toList();
        Settings settings = settings();
        SparkSession spark = Sessions.start(settings);
        Map<DatasetId, HeldRecords> held = new LinkedHashMap<>();
        datasets.forEach(id -> HeldRecords.of(spark, settings, id).ifPresent(records -> held.put(id, records)));
        if (held.isEmpty() && !datasets.isEmpty() && datasets.stream().noneMatch(id -> names().isBuilt(spark, id))) {
            throw noneIsBuilt(settings);
        }
        Map<DatasetId, HeldDataset> counted = new HeldCounts(spark, held).byDataset();
        return new QuarantineList(
                settings.environment(),
                datasets.stream()
                        .map(id -> counted.getOrDefault(id, HeldDataset.none(id)))
                        .toList());
    }

    /**
     * The records of a dataset that are asked for; changes nothing.
     *
     * @throws MeshlineException {@code USAGE} if there is no such dataset or none with a quarantine,
     *     {@code UNREADABLE_SOURCE} if it is not built yet
     */
    public QuarantinePage show(QuarantineQuery query) {
        // A wrong name costs no session.
        DatasetId id = names().held(query.dataset(), "show");
        SparkSession spark = Sessions.start(settings());
        names().demandTable(spark, id, "show");
        return HeldRecords.of(spark, settings(), id)
                .map(held -> new HeldSearch(spark, id, held).find(query))
                .orElseGet(() -> HeldSearch.nothing(id, query));
    }

    /**
     * Deletes records of quarantine. Runs that go on meanwhile are not stopped, and what they put aside stays.
     *
     * @throws MeshlineException as {@link #show}
     */
    public PurgeResult purge(PurgeRequest request) {
        DatasetId id = names().held(request.dataset(), "purge");
        SparkSession spark = Sessions.start(settings());
        names().demandTable(spark, id, "purge");
        return new Purge(spark, settings(), new PurgeNote.Trace(runId, clock.instant())).carryOut(id, request);
    }

    private NamedDatasets names() {
        return new NamedDatasets(project.mesh());
    }

    private static MeshlineException noneIsBuilt(Settings settings) {
        return new MeshlineException(
                ErrorCode.UNREADABLE_SOURCE,
                "Cannot list what quarantine holds: none of the datasets is built yet in '" + settings.warehouse()
                        + "'. Build them with: meshline run");
    }

    private Settings settings() {
        return project.mesh().settings();
    }
}
