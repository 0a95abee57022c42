package io.meshline.lineage;

import io.meshline.model.DatasetId;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.Job;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacets;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Puts the listener's events into the tree of runs, and says in them what the listener cannot know: which job something
 * was done for, that a write failed, and that what was written has become part of no table.
 */
final class SparkEvents {
    private static final String LANGUAGE = "JAVA";

    private final Tree tree;
    private final Consumer<RunEvent> channel;
    private final Map<DatasetId, List<RunEvent>> waiting = new HashMap<>();
    private final Map<DatasetId, Boolean> committed = new HashMap<>();
    private final Set<UUID> begun = new HashSet<>();
    private Optional<Execution> about = Optional.empty();

    /**
     * Something that Spark does for a job.
     *
     * @param job the job
     * @param started when it started
     * @param error why it failed; empty where it did not, or is under way
     */
    record Execution(DatasetId job, Instant started, Optional<String> error) {
        Execution failedBy(Optional<String> message) {
            return new Execution(job, started, message);
        }
    }

    SparkEvents(Tree tree, Consumer<RunEvent> channel) {
        this.tree = tree;
        this.channel = channel;
    }

    /** What the next events are about; nothing for the application. */
    synchronized void about(Optional<Execution> execution) {
        about = execution;
    }

    /** An event of the listener's. A write that is done waits until it is known whether it is committed. */
    synchronized void take(RunEvent event) {
        RunEvent placed = placed(event);
        boolean isFirst = begun.add(placed.getRun().getRunId());
        if (isFirst && placed.getEventType() != EventType.START) {
            // The listener looks a query up when it is told of its start, and the shortest are over by then.
            about.ifPresent(execution -> channel.accept(begin(placed, execution.started())));
        }
        boolean mayBeOutput = placed.getEventType() == EventType.COMPLETE
                && !placed.getOutputs().isEmpty();
        if (about.isPresent() && mayBeOutput) {
            hold(placed, about.get().job());
        } else {
            channel.accept(placed);
        }
    }

    private void hold(RunEvent write, DatasetId job) {
        waiting.computeIfAbsent(job, id -> new ArrayList<>()).add(write);
        if (committed.containsKey(job)) {
            ended(job, committed.get(job));
        }
    }

    /** A job ended, and with it is known what became of its writes. */
    synchronized void ended(DatasetId ofJob, boolean success) {
        committed.put(ofJob, success);
        List<RunEvent> held = waiting.remove(ofJob);
        if (held != null) {
            held.forEach(event -> channel.accept(success ? event : withoutOutputs(event)));
        }
    }

    /** No more will be known. */
    synchronized void end() {
        List.copyOf(waiting.keySet()).forEach(ofJob -> ended(ofJob, false));
    }

    private RunEvent placed(RunEvent event) {
        OpenLineage model = new OpenLineage(event.getProducer());
        boolean failed = about.flatMap(Execution::error).isPresent();
        Mending mending = new Mending(model);
        List<OutputDataset> outputs =
                event.getOutputs().stream().map(mending::output).toList();
        return model.newRunEvent(
                event.getEventTime(),
                failed ? EventType.FAIL : event.getEventType(),
                model.newRun(event.getRun().getRunId(), facets(event.getRun().getFacets(), model)),
                job(event, model),
                event.getInputs().stream().map(mending::input).toList(),
                failed ? List.of() : outputs);
    }

    private RunFacets facets(RunFacets given, OpenLineage model) {
        RunFacetsBuilder facets = model.newRunFacetsBuilder()
                .parent(tree.childOf(parent(), model))
                .processing_engine(given.getProcessing_engine())
                .environmentVariables(given.getEnvironmentVariables());
        about.flatMap(Execution::error)
                .ifPresent(message -> facets.errorMessage(model.newErrorMessageRunFacet(message, LANGUAGE, null)));
        given.getAdditionalProperties().forEach(facets::put);
        return facets.build();
    }

    /** The listener names jobs after the application, which is the same for all. */
    private Job job(RunEvent event, OpenLineage model) {
        String what = about.isEmpty()
                ? "spark"
                : event.getOutputs().stream()
                        .findFirst()
                        .map(output -> "write." + lastPart(output.getName()))
                        .orElse("write");
        return model.newJob(
                parent().namespace(),
                parent().job() + "." + what,
                event.getJob().getFacets());
    }

    private RunName parent() {
        return about.map(Execution::job).map(tree::job).orElse(tree.run());
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static RunEvent withoutOutputs(RunEvent event) {
        return new OpenLineage(event.getProducer())
                .newRunEvent(
                        event.getEventTime(),
                        event.getEventType(),
                        event.getRun(),
                        event.getJob(),
                        event.getInputs(),
                        List.of());
    }

    private static RunEvent begin(RunEvent end, Instant started) {
        OpenLineage model = new OpenLineage(end.getProducer());
        RunFacets given = end.getRun().getFacets();
        RunFacets facets = model.newRunFacetsBuilder()
                .parent(given.getParent())
                .processing_engine(given.getProcessing_engine())
                .build();
        return model.newRunEvent(
                ZonedDateTime.ofInstant(started, ZoneOffset.UTC),
                EventType.START,
                model.newRun(end.getRun().getRunId(), facets),
                end.getJob(),
                end.getInputs(),
                end.getOutputs());
    }
}
