package io.meshline.lineage;

import io.meshline.lineage.RunFacts.NominalTime;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.JobFacetsBuilder;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.spark.package$;

/**
 * Puts events of Meshline's own together.
 *
 * @param model makes their parts
 * @param time the time that the run is for
 * @param clock tells when something happened
 */
record Events(OpenLineage model, Optional<NominalTime> time, Clock clock) {
    private static final String INTEGRATION = "MESHLINE";
    private static final String LANGUAGE = "JAVA";

    /** What is read and written, as far as it is known when the event is sent. */
    record Data(List<InputDataset> inputs, List<OutputDataset> outputs) {
        static final Data NONE = new Data(List.of(), List.of());
    }

    RunEvent event(EventType type, RunName run, RunFacetsBuilder runFacets, JobFacetsBuilder jobFacets, Data data) {
        RunFacetsBuilder withEngine = runFacets.processing_engine(
                model.newProcessingEngineRunFacet(package$.MODULE$.SPARK_VERSION(), "spark", Producer.VERSION));
        time.ifPresent(range -> runFacets.nominalTime(model.newNominalTimeRunFacet(at(range.from()), at(range.to()))));
        return model.newRunEvent(
                at(clock.instant()),
                type,
                model.newRun(run.id(), withEngine.build()),
                model.newJob(run.namespace(), run.job(), jobFacets.build()),
                data.inputs(),
                data.outputs());
    }

    private static ZonedDateTime at(Instant instant) {
        return ZonedDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The facets of a job of some type. */
    JobFacetsBuilder job(String type) {
        return model.newJobFacetsBuilder().jobType(model.newJobTypeJobFacet("BATCH", INTEGRATION, type, null));
    }

    /** Says why a run did not succeed. */
    void blame(RunFacetsBuilder facets, String message) {
        facets.errorMessage(model.newErrorMessageRunFacet(message, LANGUAGE, null));
    }
}
