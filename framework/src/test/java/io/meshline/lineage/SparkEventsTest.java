package io.meshline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.lineage.SparkEvents.Execution;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacets;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SparkEventsTest {
    private static final URI LISTENER = URI.create("https://github.com/OpenLineage/listener");
    private static final OpenLineage MODEL = new OpenLineage(LISTENER);
    private static final UUID WRITE = UUID.fromString("01a20013-2749-7b77-90d1-62ce8baadb50");
    private static final RunName TASK = new RunName("airflow", "sales.load", WRITE);
    private static final Instant STARTED = Instant.parse("2026-11-21T04:00:00Z");

    private final List<RunEvent> sent = new ArrayList<>();
    private final Tree tree = new Tree(
            new RunName("meshline", "run", UUID.fromString(Deliveries.RUN)),
            new Ancestors(Optional.of(TASK), Optional.of(TASK)));
    private final SparkEvents events = new SparkEvents(tree, sent::add);

    @Test
    void putsAWriteBelowItsJobAndNamesItAfterJobAndTable() {
        take(Optional.empty(), EventType.START);

        RunEvent start = sent.get(0);
        assertThat(start.getProducer()).isEqualTo(LISTENER);
        assertThat(start.getJob().getNamespace()).isEqualTo("meshline.sales");
        assertThat(start.getJob().getName()).isEqualTo("sales.events.item_sold.write.item_sold");
        var parent = start.getRun().getFacets().getParent();
        assertThat(parent.getRun().getRunId()).isEqualTo(JobRunIds.of(Deliveries.RUN, Deliveries.SOLD));
        assertThat(parent.getJob().getName()).isEqualTo("sales.events.item_sold");
        assertThat(parent.getRoot().getJob().getName()).isEqualTo("sales.load");
    }

    @Test
    void putsTheApplicationBelowTheRun() {
        events.about(Optional.empty());
        events.take(event(EventType.START, List.of()));

        assertThat(sent.get(0).getJob().getName()).isEqualTo("run.spark");
        assertThat(sent.get(0).getRun().getFacets().getParent().getRun().getRunId())
                .isEqualTo(UUID.fromString(Deliveries.RUN));
    }

    @Test
    void failsWhatSparkSaysHasFailed() {
        take(Optional.empty(), EventType.START);
        take(Optional.of("disk full"), EventType.COMPLETE);

        RunEvent end = sent.get(1);
        assertThat(end.getEventType()).isEqualTo(EventType.FAIL);
        assertThat(end.getOutputs()).isEmpty();
        assertThat(end.getRun().getFacets().getErrorMessage().getMessage()).isEqualTo("disk full");
    }

    @Test
    void holdsAWriteBackUntilItsJobHasCommitted() {
        take(Optional.empty(), EventType.START);
        take(Optional.empty(), EventType.COMPLETE);
        assertThat(sent).hasSize(1);

        events.ended(Deliveries.SOLD, true);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getEventType()).isEqualTo(EventType.COMPLETE);
        assertThat(sent.get(1).getOutputs()).hasSize(1);
    }

    @Test
    void takesTheOutputFromAWriteThatIsNotCommitted() {
        take(Optional.empty(), EventType.START);
        take(Optional.empty(), EventType.COMPLETE);

        events.ended(Deliveries.SOLD, false);

        assertThat(sent.get(1).getEventType()).isEqualTo(EventType.COMPLETE);
        assertThat(sent.get(1).getOutputs()).isEmpty();
    }

    @Test
    void sendsWhatComesAfterItsJobHasEnded() {
        events.ended(Deliveries.SOLD, true);
        take(Optional.empty(), EventType.START);
        take(Optional.empty(), EventType.COMPLETE);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getOutputs()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTheRunBreaksOff() {
        take(Optional.empty(), EventType.START);
        take(Optional.empty(), EventType.COMPLETE);

        events.end();

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getOutputs()).isEmpty();
    }

    @Test
    void beginsWhatTheListenerMissedTheBeginningOf() {
        events.ended(Deliveries.SOLD, true);
        take(Optional.empty(), EventType.COMPLETE);

        assertThat(sent).extracting(RunEvent::getEventType).containsExactly(EventType.START, EventType.COMPLETE);
        assertThat(sent.get(0).getEventTime().toInstant()).isEqualTo(STARTED);
        assertThat(sent.get(0).getRun().getFacets().getParent()).isNotNull();
    }

    @Test
    void mendsTheAddressOfLocalFilesAndLeavesRowCountsToMeshlinesOwnEvents() {
        take(Optional.empty(), EventType.START);

        OutputDataset output = sent.get(0).getOutputs().get(0);
        assertThat(output.getFacets().getDataSource().getUri()).isEqualTo(URI.create("file:/w/sales/events/item_sold"));
        assertThat(output.getOutputFacets()).isNull();
    }

    private void take(Optional<String> error, EventType type) {
        events.about(Optional.of(new Execution(Deliveries.SOLD, STARTED, error)));
        DatasetFacets facets = MODEL.newDatasetFacetsBuilder()
                .dataSource(MODEL.newDatasourceDatasetFacet("file", URI.create("file")))
                .build();
        var counted = MODEL.newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(MODEL.newOutputStatisticsOutputDatasetFacet(1L, 1L, 1L))
                .build();
        events.take(event(type, List.of(MODEL.newOutputDataset("file", "/w/sales/events/item_sold", facets, counted))));
    }

    private static RunEvent event(EventType type, List<OutputDataset> outputs) {
        return MODEL.newRunEvent(
                ZonedDateTime.parse("2026-11-21T04:00:01Z"),
                type,
                MODEL.newRun(WRITE, MODEL.newRunFacetsBuilder().build()),
                MODEL.newJob(
                        "meshline",
                        "meshline.execute",
                        MODEL.newJobFacetsBuilder().build()),
                List.of(),
                outputs);
    }
}
